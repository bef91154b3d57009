/** {@code pulldata()}, which JavaRosa leaves to its client: here over tables held in memory. */
package org.rayi.peers;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
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
 * Looks a row up by the value of one column. Collect asks a database; a map that is filled at the
 * first question is no slower.
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

    /** Table, wanted column, column of the key, key; blank where there is no such row. */
    @Override
    public Object eval(Object[] given, EvaluationContext context) {
        String table = XPathFuncExpr.toString(given[0]);
        String column = XPathFuncExpr.toString(given[2]);
        CSVRecord row = rows.computeIfAbsent(table + '\n' + column, key -> read(table, column))
            .get(XPathFuncExpr.toString(given[3]));
        return row == null ? "" : row.get(XPathFuncExpr.toString(given[1]));
    }

    private Map<String, CSVRecord> read(String table, String column) {
        Map<String, CSVRecord> byKey = new HashMap<>();
        try (Reader text = Files.newBufferedReader(folder.resolve(table + ".csv"));
             CSVParser records = CSVFormat.DEFAULT.withFirstRecordAsHeader().parse(text)) {
            for (CSVRecord record : records) {
                byKey.putIfAbsent(record.get(column), record);
            }
            return byKey;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
