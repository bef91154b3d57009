/** {@code pulldata()}, which JavaRosa leaves to its client: here over tables held in memory. */
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

/**
 * Looks a row up by the value of one column; blank where there is no such file, column or row, as in
 * Collect. Collect asks a database; a map that is filled at the first question is no slower.
 */
final class PullData implements IFunctionHandler {
    private final Path folder;
    private final Map<String, Map<String, CSVRecord>> rows = new HashMap<>();

    PullData(Path folder) {
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

    /** Table, wanted column, column of the key, key. */
    @Override
    public Object eval(Object[] given, EvaluationContext context) {
        if (given.length != 4) {
            throw new IllegalArgumentException("pulldata() takes four arguments");
        }
        String table = text(given[0]);
        String wanted = text(given[1]);
        String column = text(given[2]);
        String key = text(given[3]);
        if (key.isEmpty()) {
            return "";
        }
        CSVRecord row = rows.computeIfAbsent(table + '\n' + column, any -> read(table, column)).get(key);
        return row != null && row.isMapped(wanted) ? row.get(wanted) : "";
    }

    private static String text(Object given) {
        return XPathFuncExpr.toString(XPathFuncExpr.unpack(given));
    }

    private Map<String, CSVRecord> read(String table, String column) {
        Map<String, CSVRecord> byKey = new HashMap<>();
        Path file = folder.resolve(table.endsWith(".csv") ? table : table + ".csv");
        try (Reader text = Files.newBufferedReader(file);
             CSVParser records = CSVFormat.DEFAULT.withFirstRecordAsHeader().parse(text)) {
            for (CSVRecord record : records) {
                if (record.isMapped(column)) {
                    byKey.putIfAbsent(record.get(column), record);
                }
            }
            return byKey;
        } catch (IOException unreadable) {
            return Map.of();
        }
    }
}
