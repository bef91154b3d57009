/** Paths as the three commands name nodes: steps, with positions from 1 at repeats. */
package org.rayi.peers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;

/** Reads {@code /data/member[2]/name} into JavaRosa's reference. */
final class Places {
    private static final Pattern STEP = Pattern.compile("(@?[^\\[\\]/]+)(?:\\[(\\d+)])?");

    private Places() {
    }

    /** The one node; a step without a position is the first of its name. {@code null}: no such path. */
    static TreeReference node(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            return null;
        }
        TreeReference reference = TreeReference.rootRef();
        for (String step : path.substring(1).split("/", -1)) {
            Matcher read = STEP.matcher(step);
            if (!read.matches()) {
                return null;
            }
            String name = read.group(1);
            if (name.startsWith("@")) {
                reference.add(name.substring(1), TreeReference.INDEX_ATTRIBUTE);
            } else {
                int position = read.group(2) == null ? 1 : Integer.parseInt(read.group(2));
                reference.add(name, position - 1);
            }
        }
        return reference;
    }

    /** The path of a reference, with positions at repeats only. */
    static String text(FormDef form, TreeReference reference) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < reference.size(); i++) {
            TreeElement node = form.getMainInstance().resolveReference(reference.getSubReference(i));
            path.append('/').append(reference.getName(i));
            if (node != null && node.isRepeatable()) {
                path.append('[').append(reference.getMultiplicity(i) + 1).append(']');
            }
        }
        return path.toString();
    }
}
