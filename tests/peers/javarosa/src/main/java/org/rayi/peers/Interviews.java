/** Scripted interviews, for {@code script --batch}. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;

/** One request is one interview: its form opened, its steps carried out one after another. */
final class Interviews {
    /** The answer without its id: ok and results, or an error where the form does not load. */
    ObjectNode answer(JsonNode request) {
        ObjectNode answer = Main.JSON.createObjectNode();
        Moment.set(request);
        try (Attachments files = Attachments.of(media(request))) {
            Path form = files.form(Moment.dated(xml(request)));
            try {
                Interview interview = open(form, files, request);
                return results(answer, interview, request.path("steps"));
            } finally {
                Files.delete(form);
            }
        } catch (Exception | StackOverflowError unloadable) {
            return answer.put("error", said(unloadable));
        }
    }

    private static Interview open(Path form, Attachments files, JsonNode request) throws Exception {
        return Interview.open(form, files.folder(), request.path("lang").asText(null));
    }

    /** What a throwable says, or at least its name. */
    static String said(Throwable why) {
        return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private static ObjectNode results(ObjectNode answer, Interview interview, JsonNode steps) {
        ArrayNode results = Main.JSON.createArrayNode();
        boolean ok = true;
        Steps carried = new Steps(interview);
        for (JsonNode step : steps) {
            ObjectNode result = carried.out(step);
            ok &= result.path("ok").asBoolean(true);
            results.add(result.put("n", results.size() + 1));
        }
        answer.put("ok", ok).set("results", results);
        return answer;
    }

    private static JsonNode media(JsonNode request) {
        JsonNode media = request.path("media");
        if (media.isMissingNode() && request.has("form")) {
            String form = request.path("form").asText();
            Path beside = Path.of(form.replaceFirst("\\.xml$", "") + "-media");
            if (Files.isDirectory(beside)) {
                return Main.JSON.getNodeFactory().textNode(beside.toString());
            }
        }
        return media;
    }

    private static String xml(JsonNode request) throws java.io.IOException {
        return request.has("form_xml")
            ? request.path("form_xml").asText()
            : Files.readString(Path.of(request.path("form").asText()));
    }
}
