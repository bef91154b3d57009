/** An interview as Collect leads it: the form's definition, and a controller that moves in it. */
package org.rayi.peers;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.core.services.PropertyManager;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What steps ask for: nodes, the places of questions, and a walk to the end that a person makes. */
final class Interview {
    static {
        new XFormsModule().registerModule();
        PropertyManager.setPropertyManager(new NoProperties());
    }

    /** Registers what JavaRosa must know before it reads a form. */
    static void ready() {
        // The class is loaded: that is all.
    }

    final FormDef form;
    final FormEntryController controller;
    /** Places in the form by reference; empty after a change, until they are asked for. */
    private final Map<String, FormIndex> places = new HashMap<>();

    /** Whether something was changed since the last walk. */
    private boolean changed = true;

    private Interview(FormDef form) {
        this.form = form;
        this.controller = new FormEntryController(new FormEntryModel(form));
    }

    /** Opens a form for a new interview, in a language or in its own. */
    static Interview open(Path path, Path files, String language) throws Exception {
        FormDef form;
        try (Reader text = Files.newBufferedReader(path, UTF_8)) {
            form = new XFormParser(text).parse(path.toString(), null);
        }
        form.getEvaluationContext().addFunctionHandler(new PullData(files));
        Preloads.putInto(form.getPreloader());
        form.initialize(true, new InstanceInitializationFactory());
        Interview interview = new Interview(form);
        if (language != null) {
            interview.controller.setLanguage(language);
        }
        return interview;
    }

    /** Says that the next that looks at the interview has to walk through it first. */
    void change() {
        changed = true;
    }

    /**
     * Goes through the form as a person does, once after a change: instances that jr:count counts
     * come to be when they are reached.
     */
    void walk() {
        if (!changed) {
            return;
        }
        changed = false;
        places.clear();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            // Each step shows a question, and JavaRosa adds the instances that are due.
        }
    }

    /** The node, or {@code null}. */
    TreeElement node(String path) {
        TreeReference reference = Places.node(path);
        return reference == null ? null : form.getMainInstance().resolveReference(reference);
    }

    /** The node, or an exception that names the path. */
    TreeElement existing(String path) {
        TreeElement node = node(path);
        if (node == null) {
            walk();
            node = node(path);
        }
        if (node == null) {
            throw new NoSuchElementException("no node " + path);
        }
        return node;
    }

    /** Where the form shows the node: its question, else its group. */
    FormIndex shown(TreeReference reference) {
        walk();
        if (places.isEmpty()) {
            gather();
        }
        FormIndex place = places.get(reference.toString(true, true));
        if (place == null) {
            throw new NoSuchElementException("no question " + reference.toString(true, true));
        }
        return place;
    }

    private void gather() {
        FormEntryModel model = controller.getModel();
        FormIndex index = model.incrementIndex(FormIndex.createBeginningOfFormIndex());
        for (; !index.isEndOfFormIndex(); index = model.incrementIndex(index)) {
            if (form.getChild(index) instanceof QuestionDef) {
                places.put(key(index), index);
            } else {
                places.putIfAbsent(key(index), index);
            }
        }
    }

    private String key(FormIndex index) {
        return form.getChildInstanceRef(index).toString(true, true);
    }
}
