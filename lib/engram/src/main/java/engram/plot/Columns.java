package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;

/** Columns of Tablesaw tables as arrays. */
final class Columns {
    private Columns() {}

    /** The numbers of a column; missing ones are NaN. */
    static double[] numbers(Table table, String name) {
        check(table, name);
        if (table.column(name) instanceof NumericColumn<?> numbers) {
            return numbers.asDoubleArray();
        }
        throw new ArgumentException("The column \"%s\" holds %s; choose one of numbers."
                .formatted(name, table.column(name).type().name().toLowerCase(Locale.ROOT)));
    }

    /** A series for every value of a column, in the order in which they first appear. */
    static Stream<Series> grouped(Table table, String x, String y, String group, Style style) {
        check(table, group);
        double[] xs = numbers(table, x);
        double[] ys = numbers(table, y);
        Map<String, IntStream.Builder> rows = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            rows.computeIfAbsent(table.column(group).getString(row), _ -> IntStream.builder()).add(row);
        }
        if (rows.isEmpty()) {
            throw new ArgumentException("The table has no rows; give one at least.");
        }
        return rows.entrySet().stream().map(entry -> {
            int[] members = entry.getValue().build().toArray();
            return Series.of(entry.getKey(), pick(xs, members), pick(ys, members), style);
        });
    }

    /**
     * Numbers over a grid.
     *
     * @param values rows × columns; NaN where the table has no row
     * @param x      where each column lies, growing
     * @param y      where each row lies, growing
     */
    record Grid(double[][] values, double[] x, double[] y) {}

    /** The rows of a table as cells of a grid. */
    static Grid grid(Table table, String x, String y, String value) {
        double[] xs = numbers(table, x);
        double[] ys = numbers(table, y);
        double[] numbers = numbers(table, value);
        double[] columns = DoubleStream.of(xs).sorted().distinct().toArray();
        double[] rows = DoubleStream.of(ys).sorted().distinct().toArray();
        double[][] values = new double[rows.length][columns.length];
        boolean[][] taken = new boolean[rows.length][columns.length];
        for (double[] row : values) {
            Arrays.fill(row, Double.NaN);
        }
        for (int k = 0; k < numbers.length; k++) {
            int row = Arrays.binarySearch(rows, ys[k]);
            int column = Arrays.binarySearch(columns, xs[k]);
            if (taken[row][column]) {
                throw new ArgumentException("Two rows of the table have %s = %s and %s = %s; give one for each cell."
                        .formatted(x, xs[k], y, ys[k]));
            }
            taken[row][column] = true;
            values[row][column] = numbers[k];
        }
        return new Grid(values, columns, rows);
    }

    private static double[] pick(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> values[row]).toArray();
    }

    private static void check(Table table, String name) {
        if (!given("table", table).containsColumn(Words.checked("name of a column", name))) {
            throw new ArgumentException(
                    "The table has no column \"%s\"; it has %s.".formatted(name, table.columnNames()));
        }
    }
}
