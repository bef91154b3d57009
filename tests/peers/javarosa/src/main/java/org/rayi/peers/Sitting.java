/** An interview for timing: the way of Collect, which knows where in the form it is. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.GroupDef;
import org.javarosa.core.model.IFormElement;
import org.javarosa.core.model.QuestionDef;
import org.javarosa.core.model.SelectChoice;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.form.api.FormEntryPrompt;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.xform.parse.XFormParser;

/** A form that was opened, and steps that were made ready for it. */
final class Sitting {
    private final FormDef form;
    private final FormEntryController controller;
    private final FormEntryModel model;
    /** What the form shows, by references without positions: the way to it. */
    private final Map<String, List<Integer>> ways = new HashMap<>();
    /** How many instances a repeat will have, as steps are made ready. */
    private final Map<String, Integer> counts = new HashMap<>();

    private Sitting(FormDef form) {
        this.form = form;
        this.model = new FormEntryModel(form);
        this.controller = new FormEntryController(model);
    }

    /** From the form's text to the first question. */
    static Sitting open(Path path, String xml, Path media) throws Exception {
        Interview.ready();
        FormDef form = new XFormParser(new StringReader(xml)).parse(path.toString(), null);
        form.addFunctionHandler(new PullData(media));
        form.initialize(true, new InstanceInitializationFactory());
        Sitting sitting = new Sitting(form);
        sitting.next();
        return sitting;
    }

    /** The record. */
    byte[] xml() throws Exception {
        return new XFormSerializingVisitor().serializeInstance(form.getMainInstance());
    }

    /** Makes all steps ready. */
    List<Act> acts(List<JsonNode> steps) {
        gather(form, new ArrayList<>());
        List<Act> acts = new ArrayList<>();
        for (JsonNode step : steps) {
            acts.add(act(step));
        }
        return acts;
    }

    private void gather(IFormElement around, List<Integer> way) {
        List<IFormElement> children = around.getChildren();
        for (int i = 0; children != null && i < children.size(); i++) {
            IFormElement child = children.get(i);
            List<Integer> on = new ArrayList<>(way);
            on.add(i);
            if (child.getBind() != null) {
                String reference = FormInstance.unpackReference(child.getBind()).toString(false);
                // A question is what is meant where a group has the same reference.
                if (child instanceof QuestionDef || !ways.containsKey(reference) || isRepeat(child)) {
                    ways.put(reference, on);
                }
            }
            gather(child, on);
        }
    }

    private static boolean isRepeat(IFormElement element) {
        return element instanceof GroupDef group && group.getRepeat();
    }

    private Act act(JsonNode step) {
        String name = step.fieldNames().next();
        String path = step.path(name).asText();
        return switch (name) {
            case "set" -> answer(path, step.path("value").asText());
            case "new_repeat" -> add(path);
            case "choices" -> list(path, false);
            case "choice_labels" -> list(path, true);
            case "label" -> {
                FormIndex place = place(path);
                List<FormIndex> due = due(path);
                yield new Act(Act.Kind.OTHER, () -> {
                    reach(due);
                    return model.getQuestionPrompt(place).getLongText();
                }, Sitting::got);
            }
            case "get" -> {
                TreeReference node = Places.node(path);
                yield new Act(Act.Kind.OTHER, () -> {
                    TreeElement found = form.getMainInstance().resolveReference(node);
                    return found == null ? null : Answers.text(found);
                }, Sitting::got);
            }
            case "next" -> new Act(Act.Kind.OTHER, this::next, this::screen);
            case "lang" -> new Act(Act.Kind.OTHER, () -> {
                controller.setLanguage(path);
                return null;
            }, Sitting::ok);
            case "finalize" -> new Act(Act.Kind.OTHER, this::finish, this::finished);
            default -> throw new IllegalArgumentException("no such step: " + step);
        };
    }

    private Act answer(String path, String text) {
        FormIndex place = place(path);
        List<FormIndex> due = due(path);
        QuestionDef question = (QuestionDef) form.getChild(place);
        TreeElement definition = form.getMainInstance().getTemplatePath(place.getReference());
        IAnswerData answer = text.isEmpty() ? null : Answers.read(question, definition.getDataType(), text);
        return new Act(Act.Kind.ANSWER, () -> {
            reach(due);
            if (controller.answerQuestion(place, answer, true) != FormEntryController.ANSWER_OK) {
                controller.saveAnswer(place, answer, true);
            }
            return null;
        }, Sitting::ok);
    }

    private Act add(String path) {
        String series = path.replaceFirst("\\[\\d+]$", "");
        int count = counts.computeIfAbsent(series, this::present);
        counts.put(series, count + 1);
        FormIndex place = place(series + "[" + (count + 1) + "]");
        return new Act(Act.Kind.REPEAT, () -> {
            controller.jumpToIndex(place);
            controller.newRepeat();
            return null;
        }, Sitting::ok);
    }

    /** Instances that a repeat has before any step adds one. */
    private int present(String series) {
        TreeReference reference = Places.node(series);
        TreeReference around = reference.getParentRef();
        TreeElement now = form.getMainInstance().resolveReference(around);
        TreeElement parent = now != null ? now : form.getMainInstance().getTemplatePath(around);
        return parent.getChildrenWithName(reference.getNameLast()).size();
    }

    private Act list(String path, boolean labels) {
        FormIndex place = place(path);
        List<FormIndex> due = due(path);
        return new Act(Act.Kind.LIST, () -> {
            reach(due);
            FormEntryPrompt prompt = model.getQuestionPrompt(place);
            List<String> shown = new ArrayList<>();
            for (SelectChoice choice : prompt.getSelectChoices()) {
                // Read in any case: whoever asks for choices shows them.
                String label = prompt.getSelectChoiceText(choice);
                shown.add(labels ? label : choice.getValue());
            }
            return shown;
        }, Sitting::got);
    }

    /** Collect's way to the next screen: past groups and repeats, with the words that it shows. */
    private Object next() {
        int event;
        do {
            event = controller.stepToNextEvent();
        } while (event == FormEntryController.EVENT_GROUP || event == FormEntryController.EVENT_REPEAT);
        if (event != FormEntryController.EVENT_QUESTION) {
            return null;
        }
        FormEntryPrompt prompt = model.getQuestionPrompt();
        prompt.getHelpText();
        prompt.getAnswerValue();
        if (prompt.getSelectChoices() != null) {
            prompt.getSelectChoices().forEach(prompt::getSelectChoiceText);
        }
        return new Screen(prompt.getIndex(), prompt.getLongText());
    }

    private ValidateOutcome finish() {
        ValidateOutcome wrong = form.validate();
        if (wrong == null) {
            controller.finalizeFormEntry();
        }
        return wrong;
    }

    /** Where the form shows a node, with the positions of its path. */
    private FormIndex place(String path) {
        TreeReference reference = Places.node(path);
        List<Integer> way = ways.get(reference.genericize().toString(false));
        if (way == null) {
            throw new NoSuchElementException("no question " + path);
        }
        List<Integer> positions = new ArrayList<>();
        List<IFormElement> elements = new ArrayList<>();
        IFormElement element = form;
        for (int step : way) {
            element = element.getChild(step);
            elements.add(element);
            int depth = isRepeat(element) ? FormInstance.unpackReference(element.getBind()).size() : 0;
            positions.add(depth == 0 ? 0 : reference.getMultiplicity(depth - 1));
        }
        return form.buildIndex(way, positions, elements);
    }

    /** Instances on the way that JavaRosa makes by their repeat's count once one arrives there. */
    private List<FormIndex> due(String path) {
        List<FormIndex> due = new ArrayList<>();
        TreeReference reference = Places.node(path);
        StringBuilder way = new StringBuilder();
        for (int i = 0; i < reference.size(); i++) {
            way.append('/').append(reference.getName(i));
            List<Integer> shown = ways.get(reference.getSubReference(i).genericize().toString(false));
            if (shown != null) {
                way.append('[').append(reference.getMultiplicity(i) + 1).append(']');
                FormIndex place = place(way.toString());
                if (form.getChild(place) instanceof GroupDef group && group.getRepeat()
                    && group.getCountReference() != null) {
                    due.add(place);
                }
            }
        }
        return due;
    }

    private void reach(List<FormIndex> due) {
        for (FormIndex place : due) {
            controller.jumpToIndex(place);
        }
    }

    private static ObjectNode ok(Object outcome) {
        return Main.JSON.createObjectNode().put("ok", true);
    }

    private static ObjectNode got(Object outcome) {
        ObjectNode told = Main.JSON.createObjectNode();
        return told.set("got", Main.JSON.valueToTree(outcome));
    }

    private ObjectNode screen(Object outcome) {
        ObjectNode labels = Main.JSON.createObjectNode();
        if (outcome instanceof Screen shown) {
            labels.put(Places.text(form, shown.place.getReference()), shown.label);
        }
        return Main.JSON.createObjectNode().set("got", labels);
    }

    private ObjectNode finished(Object outcome) {
        ArrayNode invalid = Main.JSON.createArrayNode();
        if (outcome instanceof ValidateOutcome wrong) {
            invalid.add(Places.text(form, wrong.failedPrompt.getReference()));
        }
        ObjectNode told = Main.JSON.createObjectNode().put("ok", outcome == null);
        return told.set("invalid", invalid);
    }

    private record Screen(FormIndex place, String label) {
    }
}
