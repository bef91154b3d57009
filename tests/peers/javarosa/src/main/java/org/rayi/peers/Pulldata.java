/** The function {@code pulldata}, which Collect adds to JavaRosa: a cell of a CSV file beside the form. */
package org.rayi.peers;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.javarosa.core.model.condition.EvaluationContext;
import org.javarosa.core.model.condition.IFunctionHandler;
import org.javarosa.xpath.expr.XPathFuncExpr;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Blank where there is no such file, column or row, as in Collect. */
final class Pulldata implements IFunctionHandler {
    private final Path folder;
    private final Map<String, List<CSVRecord>> read = new HashMap<>();

    Pulldata(Path folder) {
        this.folder = folder;
    }

    @Override
    public String getName() {
        return "pulldata";
    }

    @Override
    public List<Class<?>[]> getPrototypes() {
        return List.of();
    }

    @Override
    public boolean rawArgs() {
        return true;
    }

    @Override
    public Object eval(Object[] arguments, EvaluationContext context) {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("pulldata() takes four arguments");
        }
        String[] texts = new String[4];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = XPathFuncExpr.toString(XPathFuncExpr.unpack(arguments[i]));
        }
        if (texts[3].isEmpty()) {
            return "";
        }
        for (CSVRecord row : read.computeIfAbsent(texts[0], this::rows)) {
            if (row.isMapped(texts[2]) && row.get(texts[2]).equals(texts[3])) {
                return row.isMapped(texts[1]) ? row.get(texts[1]) : "";
            }
        }
        return "";
    }

    private List<CSVRecord> rows(String name) {
        Path file = folder.resolve(name.endsWith(".csv") ? name : name + ".csv");
        try (Reader text = Files.newBufferedReader(file, UTF_8);
             CSVParser parser = CSVFormat.DEFAULT.withHeader().parse(text)) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
