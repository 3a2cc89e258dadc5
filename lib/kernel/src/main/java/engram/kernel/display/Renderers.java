package engram.kernel.display;

import engram.tensor.Matrix;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Chooses the forms in which a value is shown: text always, a table or a picture where the value is one. */
public final class Renderers {
    private final JJavaForms jjava;

    public Renderers(JJavaForms jjava) {
        this.jjava = jjava;
    }

    /** The value in all its forms. */
    public Rendered render(Object value) {
        try {
            return switch (value) {
                case null -> Rendered.text("null");
                case Rendered rendered -> rendered;
                case CharSequence text -> Rendered.text(text.toString());
                case Chart<?, ?> chart -> image(BitmapEncoder.getBufferedImage(chart));
                case RenderedImage image -> image(image);
                case Table table -> table(table);
                case Matrix matrix -> matrix(matrix);
                case Record record -> record(record);
                case Map<?, ?> map when !map.isEmpty() -> map(map);
                case Collection<?> many when isRecords(many) -> records(many);
                default -> other(value);
            };
        } catch (IOException e) {
            return Rendered.text(PlainText.of(value) + "\n(no picture: " + e.getMessage() + ")");
        }
    }

    private static Rendered image(RenderedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Rendered.text("image of %d × %d pixels".formatted(image.getWidth(), image.getHeight()))
                .with("image/png", base64(bytes.toByteArray()));
    }

    private static Rendered table(Table table) {
        return Rendered.text(table.print(20)).with("text/html", HtmlTable.of(
                "%s: %,d rows".formatted(table.name(), table.rowCount()), table.columnNames(), table.columnCount(),
                table.rowCount(), (row, col) -> table.column(col).getString(row)));
    }

    private static Rendered matrix(Matrix matrix) {
        var size = "%,d × %,d matrix".formatted(matrix.rows(), matrix.cols());
        return Rendered.text(PlainText.of(matrix)).with("text/html", HtmlTable.of(size, List.of(), matrix.cols(), matrix.rows(),
                (row, col) -> "%.5g".formatted(matrix.get(row, col))));
    }

    private static Rendered map(Map<?, ?> map) {
        var entries = List.copyOf(map.entrySet().stream().limit(1000).toList());
        return Rendered.text(PlainText.of(map)).with("text/html", HtmlTable.of(
                map.size() > entries.size() ? "%,d entries".formatted(map.size()) : "", List.of("key", "value"), 2,
                entries.size(), (row, col) -> PlainText.of(col == 0 ? entries.get(row).getKey() : entries.get(row).getValue())));
    }

    private Rendered record(Record record) {
        var components = record.getClass().getRecordComponents();
        return components.length == 0 ? other(record) : Rendered.text(PlainText.of(record)).with("text/html", HtmlTable.of("",
                List.of(), 2, components.length, (row, col) -> col == 0 ? components[row].getName() : value(record, components[row])));
    }

    private static boolean isRecords(Collection<?> many) {
        return !many.isEmpty() && many.iterator().next() instanceof Record first
                && first.getClass().getRecordComponents().length > 0
                && many.stream().allMatch(each -> each != null && each.getClass() == first.getClass());
    }

    private static Rendered records(Collection<?> many) {
        var rows = List.copyOf(many);
        var components = rows.getFirst().getClass().getRecordComponents();
        return Rendered.text(PlainText.of(many)).with("text/html", HtmlTable.of(
                rows.size() > 20 ? "%,d rows".formatted(rows.size()) : "",
                Arrays.stream(components).map(RecordComponent::getName).toList(), components.length, rows.size(),
                (row, col) -> value(rows.get(row), components[col])));
    }

    private static String value(Object record, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return PlainText.of(accessor.invoke(record));
        } catch (ReflectiveOperationException e) {
            return "(" + e.getMessage() + ")";
        }
    }

    /** Any other object; one that can draw itself ({@code byte[] png()}) or write itself ({@code String html()}) does. */
    private Rendered other(Object value) {
        var known = jjava.of(value);
        if (known.isPresent()) {
            return known.get();
        }
        var rendered = Rendered.text(PlainText.of(value));
        if (Drawn.form(value, "png") instanceof byte[] png) {
            rendered.with("image/png", base64(png));
        }
        if (Drawn.form(value, "html") instanceof String html) {
            rendered.with("text/html", html);
        }
        return rendered;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
