package engram.kernel.display;

import engram.tensor.Matrix;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Values that are tables, as HTML. */
final class Tables {
    private static final int READ = 1000;
    private static final int WIDEST = 200;

    private final Guard guard;

    Tables(Guard guard) {
        this.guard = guard;
    }

    static Rendered of(Table table) {
        var rows = "%,d rows".formatted(table.rowCount());
        return Rendered.text(text(table)).with("text/html", HtmlTable.of(
                isNamed(table) ? Cut.of(table.name(), HtmlTable.LONGEST) + ": " + rows : rows,
                table.columnNames(), table.columnCount(), table.rowCount(), (row, col) -> cell(table, row, col)));
    }

    private static boolean isNamed(Table table) {
        return table.name() != null && !table.name().isBlank();
    }

    private static String cell(Table table, int row, int col) {
        return Cut.of(table.column(col).getString(row), HtmlTable.LONGEST);
    }

    /** A table as Tablesaw lays it out. That pads every cell to the width of the longest, so cells that are too long are cut before. */
    private static String text(Table table) {
        var rows = HtmlTable.shown(table.rowCount(), HtmlTable.ROWS);
        if (table.columns().stream().noneMatch(column -> rows.stream().anyMatch(row -> row >= 0 && isLong(column.getString(row))))) {
            return Cut.of(table.print(HtmlTable.ROWS), PlainText.LONGEST);
        }
        var cut = table.columns().stream().map(column -> StringColumn.create(column.name(),
                rows.stream().map(row -> row < 0 ? "…" : Cut.of(column.getString(row), WIDEST)))).toList();
        return Cut.of(Table.create(table.name()).addColumns(cut.toArray(StringColumn[]::new)).print(rows.size()), PlainText.LONGEST);
    }

    private static boolean isLong(String cell) {
        return cell.length() > WIDEST;
    }

    static Rendered of(Matrix matrix) {
        var size = "%,d × %,d matrix".formatted(matrix.rows(), matrix.cols());
        return Rendered.text(PlainText.of(matrix)).with("text/html", HtmlTable.of(size, List.of(), matrix.cols(), matrix.rows(),
                (row, col) -> "%.5g".formatted(matrix.get(row, col))));
    }

    /** The entries of a map; nothing where there are none. */
    Optional<String> of(Map<?, ?> map) {
        var taken = Taken.of(guard, map, READ);
        return rows(taken, List.of("key", "value"), (row, col) -> {
            var entry = (Map.Entry<?, ?>) taken.elements().get(row);
            return text(col == 0 ? entry.getKey() : entry.getValue());
        });
    }

    /** The components of a record; nothing where there are none. */
    Optional<String> of(Record record) {
        var components = Components.of(record);
        return components.isEmpty() ? Optional.empty() : Optional.of(HtmlTable.of("", List.of(), 2, components.size(),
                (row, col) -> col == 0 ? components.get(row).name() : text(components.get(row).value())));
    }

    /** A row for each of many records of the same class; nothing where it is something else. */
    Optional<String> of(Collection<?> many) {
        if (!isRecords(Taken.of(guard, many, 1).elements())) {
            return Optional.empty();
        }
        var taken = Taken.of(guard, many, READ);
        if (!isRecords(taken.elements())) {
            return Optional.empty();
        }
        var columns = Components.names(taken.elements().getFirst().getClass());
        return rows(taken, columns, (row, col) -> text(Components.of((Record) taken.elements().get(row)).get(col).value()));
    }

    private static boolean isRecords(List<?> elements) {
        return !elements.isEmpty() && elements.getFirst() instanceof Record first && !Components.of(first).isEmpty()
                && elements.stream().allMatch(each -> each != null && each.getClass() == first.getClass());
    }

    private static Optional<String> rows(Taken taken, List<String> columns, HtmlTable.Cells cells) {
        int height = taken.elements().size();
        if (height == 0) {
            return Optional.empty();
        }
        if (!taken.rest().isEmpty()) {
            return Optional.of(HtmlTable.beginning(taken.rest(), columns, columns.size(), height, cells));
        }
        return Optional.of(HtmlTable.of(height > HtmlTable.ROWS ? "%,d rows".formatted(height) : "", columns, columns.size(), height,
                cells));
    }

    private String text(Object value) {
        return PlainText.of(guard, value, HtmlTable.LONGEST);
    }
}
