/** Answers in their lexical form, turned into JavaRosa's as Collect's widgets do. */
package org.rayi.peers;

import java.util.ArrayList;
import java.util.List;
import org.javarosa.core.model.Constants;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.MultipleItemsData;
import org.javarosa.core.model.data.SelectOneData;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.xform.util.XFormAnswerDataParser;
import org.javarosa.xform.util.XFormAnswerDataSerializer;

/** Reads and writes the values of nodes. */
final class Answers {
    private Answers() {
    }

    /** Stores an answer, whether or not it keeps to the constraint, and recomputes. */
    static void store(Interview interview, String path, String text) {
        TreeElement node = interview.existing(path);
        IAnswerData answer = text.isEmpty() ? null : read(interview.form, node, text);
        interview.form.setValue(answer, node.getRef(), node, true);
    }

    /** A node's value in its lexical form; a node without one is blank. */
    static String text(TreeElement node) {
        IAnswerData value = node.getValue();
        if (value == null) {
            return "";
        }
        Object written = new XFormAnswerDataSerializer().serializeAnswerData(value);
        return written == null ? "" : written.toString();
    }

    private static IAnswerData read(FormDef form, TreeElement node, String text) {
        QuestionDef question = FormDef.findQuestionByRef(node.getRef().genericize(), form);
        return read(question, node.getDataType(), text);
    }

    /** An answer to a question, or to none, of a type. */
    static IAnswerData read(QuestionDef question, int type, String text) {
        int control = question == null ? Constants.CONTROL_UNTYPED : question.getControlType();
        IAnswerData answer = switch (control) {
            case Constants.CONTROL_SELECT_ONE -> new SelectOneData(selection(question, text));
            case Constants.CONTROL_SELECT_MULTI, Constants.CONTROL_RANK -> {
                List<Selection> chosen = new ArrayList<>();
                for (String value : text.trim().split("\\s+")) {
                    chosen.add(selection(question, value));
                }
                yield new MultipleItemsData(chosen);
            }
            case Constants.CONTROL_TRIGGER -> new StringData(text);
            default -> XFormAnswerDataParser.getAnswerData(text, type, question);
        };
        if (answer == null) {
            throw new IllegalArgumentException("unsupported: no value of its type");
        }
        return answer;
    }

    private static Selection selection(QuestionDef question, String value) {
        if (question.getDynamicChoices() == null && question.getChoiceForValue(value) != null) {
            return question.getChoiceForValue(value).selection();
        }
        return new Selection(value);
    }
}
