/** What steps ask of an interview. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Set;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryCaption;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers as the same query of {@code rayi script} would. */
final class Queries {
    /** The queries that there are. */
    static final Set<String> NAMES = Set.of("get", "relevant", "required", "readonly", "valid",
        "form_valid", "count", "choices", "choice_labels", "label", "hint", "xml");

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final Interview interview;

    Queries(Interview interview) {
        this.interview = interview;
    }

    /** The query's answer about the node of this path. */
    JsonNode answer(String query, String path) throws Exception {
        interview.walk();
        return switch (query) {
            case "get" -> {
                TreeElement node = interview.node(path);
                yield node == null ? MAKE.nullNode() : MAKE.textNode(Answers.text(node));
            }
            case "relevant" -> {
                TreeElement node = interview.node(path);
                yield node == null ? MAKE.nullNode() : MAKE.booleanNode(node.isRelevant());
            }
            case "required" -> MAKE.booleanNode(interview.existing(path).isRequired());
            case "readonly" -> MAKE.booleanNode(!interview.existing(path).isEnabled());
            case "valid" -> MAKE.booleanNode(valid(interview.existing(path)));
            case "form_valid" -> MAKE.booleanNode(interview.form.validate() == null);
            case "count" -> MAKE.numberNode(count(path));
            case "choices" -> choices(path, false);
            case "choice_labels" -> choices(path, true);
            case "label" -> text(caption(path).getLongText());
            case "hint" -> text(prompt(path).getHelpText());
            case "xml" -> MAKE.textNode(xml());
            default -> throw new IllegalArgumentException("no such query: " + query);
        };
    }

    /** How many instances the series has, at the parents' positions. */
    int count(String path) {
        interview.walk();
        TreeReference series = Places.node(path);
        if (series == null) {
            return 0;
        }
        series.setMultiplicity(series.size() - 1, TreeReference.INDEX_UNBOUND);
        return interview.form.getEvaluationContext().expandReference(series).size();
    }

    private String xml() throws Exception {
        byte[] written =
            new XFormSerializingVisitor().serializeInstance(interview.form.getMainInstance());
        return new String(written, UTF_8).replaceFirst("^<\\?xml[^>]*>", "").trim();
    }

    private boolean valid(TreeElement node) {
        if (!node.isRelevant()) {
            return true;
        }
        if (node.getValue() == null) {
            return !node.isRequired();
        }
        return interview.form.evaluateConstraint(node.getRef(), node.getValue());
    }

    private JsonNode choices(String path, boolean labels) {
        FormEntryPrompt prompt = prompt(path);
        List<SelectChoice> choices = prompt.getSelectChoices();
        ArrayNode values = MAKE.arrayNode();
        if (choices != null) {
            for (SelectChoice choice : choices) {
                values.add(labels ? prompt.getSelectChoiceText(choice) : choice.getValue());
            }
        }
        return values;
    }

    private FormEntryPrompt prompt(String path) {
        FormIndex place = interview.shown(interview.existing(path).getRef());
        if (!(interview.form.getChild(place) instanceof QuestionDef)) {
            throw new IllegalArgumentException("no question " + path);
        }
        return interview.controller.getModel().getQuestionPrompt(place);
    }

    private FormEntryCaption caption(String path) {
        FormIndex place = interview.shown(interview.existing(path).getRef());
        return interview.form.getChild(place) instanceof QuestionDef
            ? interview.controller.getModel().getQuestionPrompt(place)
            : interview.controller.getModel().getCaptionPrompt(place);
    }

    private static JsonNode text(String text) {
        return text == null ? MAKE.nullNode() : MAKE.textNode(text);
    }
}
