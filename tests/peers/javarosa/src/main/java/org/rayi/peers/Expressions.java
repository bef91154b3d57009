/** Single expressions over any XML, by JavaRosa's evaluator. */
package org.rayi.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.instance.DataInstance;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.TreeReference;
import org.javarosa.xml.ElementParser;
import org.javarosa.xml.TreeElementParser;
import org.javarosa.xpath.XPathArityException;
import org.javarosa.xpath.XPathNodeset;
import org.javarosa.xpath.XPathParseTool;
import org.javarosa.xpath.XPathTypeMismatchException;
import org.javarosa.xpath.XPathUnhandledException;
import org.javarosa.xpath.expr.XPathExpression;
import org.javarosa.xpath.expr.XPathFuncExpr;
import org.javarosa.xpath.expr.XPathPathExpr;
import org.javarosa.xpath.parser.XPathSyntaxException;
import org.kxml2.io.KXmlParser;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers the requests of {@code xpath --batch}. */
final class Expressions {
    /** The answer without its id: type and value, or an error of a kind. */
    ObjectNode answer(JsonNode request) {
        ObjectNode answer = Main.JSON.createObjectNode();
        Moment.set(request);
        try {
            EvaluationContext context = context(request);
            String asked = Moment.dated(request.path("expr").asText());
            XPathExpression expression = XPathParseTool.parseXPath(asked);
            DataInstance<?> main = context.getMainInstance();
            put(answer, expression.eval(main, context), request.path("as").asText(""));
        } catch (XPathSyntaxException broken) {
            refuse(answer, "syntax", broken);
        } catch (XPathArityException arity) {
            refuse(answer, "arity", arity);
        } catch (XPathTypeMismatchException type) {
            refuse(answer, "type", type);
        } catch (XPathUnhandledException unhandled) {
            refuse(answer, "function", unhandled);
        } catch (Exception | StackOverflowError any) {
            refuse(answer, "context", any);
        }
        return answer;
    }

    private static EvaluationContext context(JsonNode request) throws Exception {
        HashMap<String, DataInstance> secondary = new HashMap<>();
        Iterator<Map.Entry<String, JsonNode>> instances = request.path("instances").fields();
        while (instances.hasNext()) {
            Map.Entry<String, JsonNode> each = instances.next();
            String id = each.getKey();
            secondary.put(id, instance(each.getValue().asText(), id));
        }
        FormInstance primary = instance(xml(request), null);
        EvaluationContext whole = new EvaluationContext(primary, secondary);
        String asked = request.path("context").asText("/");
        if (asked.equals("/")) {
            return new EvaluationContext(whole, TreeReference.rootRef());
        }
        TreeReference node = Places.node(asked);
        if (node == null) {
            XPathPathExpr path = (XPathPathExpr) XPathParseTool.parseXPath(asked);
            node = path.eval(primary, whole).getReferences().get(0);
        }
        return new EvaluationContext(whole, node);
    }

    private static String xml(JsonNode request) throws IOException {
        if (request.has("instance_xml")) {
            return request.path("instance_xml").asText();
        }
        if (request.has("instance")) {
            return Files.readString(Path.of(request.path("instance").asText()));
        }
        return "<data/>";
    }

    private static FormInstance instance(String xml, String id) throws Exception {
        KXmlParser parser =
            ElementParser.instantiateParser(new ByteArrayInputStream(xml.getBytes(UTF_8)));
        return new FormInstance(new TreeElementParser(parser, 0, id).parse(), id);
    }

    private static void put(ObjectNode answer, Object value, String conversion) {
        switch (conversion) {
            case "string" -> text(answer, XPathFuncExpr.toString(value));
            case "number" -> number(answer, XPathFuncExpr.toNumeric(value));
            case "boolean" -> truth(answer, XPathFuncExpr.toBoolean(value));
            default -> {
                if (value instanceof XPathNodeset nodes) {
                    nodes(answer, nodes);
                } else if (value instanceof Double number) {
                    number(answer, number);
                } else if (value instanceof Boolean truth) {
                    truth(answer, truth);
                } else {
                    text(answer, XPathFuncExpr.toString(value));
                }
            }
        }
    }

    private static void nodes(ObjectNode answer, XPathNodeset nodes) {
        ArrayNode values = answer.put("type", "nodeset").putArray("value");
        for (int i = 0; i < nodes.size(); i++) {
            values.add(XPathFuncExpr.toString(nodes.getValAt(i)));
        }
    }

    private static void text(ObjectNode answer, String text) {
        answer.put("type", "string").put("value", text);
    }

    private static void truth(ObjectNode answer, boolean truth) {
        answer.put("type", "boolean").put("value", truth);
    }

    private static void number(ObjectNode answer, double number) {
        answer.put("type", "number");
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            answer.put("value", Double.toString(number));
        } else if (number == Math.rint(number) && Math.abs(number) < 9e15) {
            answer.put("value", (long) number);
        } else {
            answer.put("value", number);
        }
    }

    private static void refuse(ObjectNode answer, String kind, Throwable why) {
        answer.putObject("error").put("kind", kind).put("message", String.valueOf(why.getMessage()));
    }
}
