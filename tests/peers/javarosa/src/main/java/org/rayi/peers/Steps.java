/** The steps of an interview, as the table of {@code rayi script} has them. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.instance.TreeReference;

/** Changes the interview; what is only asked goes to {@link Queries}. */
final class Steps {
    private final Interview interview;
    private final Queries queries;

    Steps(Interview interview) {
        this.interview = interview;
        this.queries = new Queries(interview);
    }

    /** The result of one step; a step that cannot be carried out says why. */
    ObjectNode out(JsonNode step) {
        ObjectNode result = Main.JSON.createObjectNode();
        try {
            carry(step, result);
        } catch (Exception | StackOverflowError why) {
            result.removeAll();
            result.put("ok", false).put("error", Interviews.said(why));
        }
        return result;
    }

    private void carry(JsonNode step, ObjectNode result) throws Exception {
        if (step.has("set")) {
            Answers.store(interview, step.path("set").asText(), step.path("value").asText(""));
            interview.change();
            result.put("ok", true);
        } else if (step.has("new_repeat")) {
            add(step.path("new_repeat").asText());
            result.put("ok", true);
        } else if (step.has("remove_repeat")) {
            remove(step.path("remove_repeat").asText());
            result.put("ok", true);
        } else if (step.has("lang")) {
            interview.controller.setLanguage(step.path("lang").asText());
            result.put("ok", true);
        } else if (step.has("finalize")) {
            finish(result);
        } else {
            ask(step, result);
        }
    }

    private void add(String path) {
        TreeReference series = Places.node(path.replaceFirst("\\[\\d+]$", ""));
        int count = queries.count(path);
        series.setMultiplicity(series.size() - 1, count);
        FormIndex place = interview.shown(series);
        interview.controller.jumpToIndex(place);
        interview.controller.newRepeat();
        interview.change();
    }

    private void remove(String path) {
        TreeReference instance = interview.existing(path).getRef();
        interview.controller.jumpToIndex(interview.shown(instance));
        interview.controller.deleteRepeat();
        interview.change();
    }

    /** JavaRosa stops at the first that is wrong, so at most one path is named. */
    private void finish(ObjectNode result) {
        interview.walk();
        ValidateOutcome wrong = interview.form.validate();
        ArrayNode invalid = Main.JSON.createArrayNode();
        if (wrong == null) {
            interview.controller.finalizeFormEntry();
        } else {
            invalid.add(Places.text(interview.form, wrong.failedPrompt.getReference()));
        }
        result.put("ok", wrong == null).set("invalid", invalid);
    }

    private void ask(JsonNode step, ObjectNode result) throws Exception {
        for (Iterator<String> names = step.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            boolean expects = name.equals("expect") || name.startsWith("expect_");
            String query = name.equals("expect") ? "get" : name.replaceFirst("^expect_", "");
            if (Queries.NAMES.contains(query)) {
                JsonNode got = queries.answer(query, step.path(name).asText());
                if (expects) {
                    result.put("ok", same(got, step.get("value")));
                }
                result.set("got", got);
                return;
            }
        }
        throw new IllegalArgumentException("no such step: " + step);
    }

    private static boolean same(JsonNode got, JsonNode wanted) {
        if (wanted == null) {
            return got.isBoolean() && got.asBoolean();
        }
        return got.isTextual() ? got.asText().equals(wanted.asText()) : got.equals(wanted);
    }
}
