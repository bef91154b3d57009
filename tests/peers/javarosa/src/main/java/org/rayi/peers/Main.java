/** The peer's door: the words of `rayi`, answered by JavaRosa. */
package org.rayi.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** {@code xpath --batch}, {@code script --batch}: one request a line on standard input, one answer a line, in order. */
public final class Main {
    static final ObjectMapper JSON = new ObjectMapper();

    private Main() {
    }

    /** Exit status 2 for wrong usage, as `rayi` has it. */
    public static void main(String[] words) throws IOException {
        String asked = String.join(" ", words);
        switch (asked) {
            case "xpath --batch" -> answerAll(new Expressions()::answer);
            case "script --batch" -> answerAll(new Interviews()::answer);
            default -> {
                System.err.println("usage: xpath --batch | script --batch");
                System.exit(2);
            }
        }
    }

    private static void answerAll(Function<JsonNode, ObjectNode> answer) throws IOException {
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        PrintStream answers = new PrintStream(System.out, false, UTF_8);
        String line;
        while ((line = requests.readLine()) != null) {
            if (!line.isBlank()) {
                answers.println(JSON.writeValueAsString(answered(answer, line)));
                answers.flush();
            }
        }
    }

    private static ObjectNode answered(Function<JsonNode, ObjectNode> answer, String line) {
        JsonNode request;
        try {
            request = JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            return JSON.createObjectNode().putNull("id").put("error", "the line is no JSON");
        }
        ObjectNode answered = JSON.createObjectNode();
        answered.set("id", request.path("id"));
        answered.setAll(answer.apply(request));
        return answered;
    }
}
