package engram.neuron;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Numbers that other programs have found; the scripts in src/test/python/neurons have written them. */
final class References {
    private References() {}

    /** A table: the names of the columns, then the cells of each row. */
    record Table(List<String> names, List<String[]> rows) {
        /** A column as numbers; empty cells are NaN. */
        double[] column(String name) {
            int at = names.indexOf(name);
            if (at < 0) throw new AssertionError("no column " + name + " in " + names);
            return rows.stream().mapToDouble(row -> at >= row.length || row[at].isEmpty() ? Double.NaN : Double.parseDouble(row[at])).toArray();
        }

        /** A column as it stands there. */
        String[] text(String name) {
            int at = names.indexOf(name);
            return rows.stream().map(row -> at >= row.length ? "" : row[at]).toArray(String[]::new);
        }
    }

    static Table table(String file) {
        try (var in = Objects.requireNonNull(References.class.getResourceAsStream(file), file)) {
            List<String[]> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(",")).toList();
            return new Table(Arrays.asList(lines.getFirst()), lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
