package engram.kernel.display;

import engram.kernel.run.CellStop;
import engram.page.ShownAsHtml;
import engram.tensor.Matrix;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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

    /** The value in all its forms. Where one of them fails, the value is shown as text, with the reason. */
    public Rendered render(Object value) {
        try {
            return switch (value) {
                case null -> Rendered.text("null");
                case Rendered rendered -> rendered;
                case CharSequence text -> Rendered.text(PlainText.of(text));
                case Chart<?, ?> chart -> image(BitmapEncoder.getBufferedImage(chart));
                case RenderedImage image -> image(image);
                case Table table -> Tables.of(table);
                case Matrix matrix -> Tables.of(matrix);
                default -> other(value);
            };
        } catch (CellStop stop) {
            throw stop;
        } catch (Exception | Error failure) {
            return Rendered.text(PlainText.of(value) + "\n(showing it otherwise threw " + ClassNames.failure(failure) + ")");
        }
    }

    private static Rendered image(RenderedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return Rendered.text("image of %d × %d pixels".formatted(image.getWidth(), image.getHeight()))
                .with("image/png", base64(bytes.toByteArray()));
    }

    private Rendered other(Object value) throws Exception {
        boolean mayBeTable = value instanceof Record || value instanceof Map || value instanceof Collection;
        if (!mayBeTable || value instanceof ShownAsHtml) {
            var known = jjava.of(value);
            return known.isPresent() ? known.get() : drawn(value, Rendered.text(PlainText.of(value)));
        }
        try (var guard = new Guard()) {
            var rendered = Rendered.text(PlainText.of(guard, value, PlainText.LONGEST));
            var table = guard.isOver() ? Optional.<String>empty() : table(new Tables(guard), value);
            if (table.isPresent()) {
                return rendered.with("text/html", table.get());
            }
            var known = jjava.of(value);
            return known.isPresent() ? known.get() : drawn(value, rendered);
        }
    }

    private static Optional<String> table(Tables tables, Object value) {
        return switch (value) {
            case Record record -> tables.of(record);
            case Map<?, ?> map -> tables.of(map);
            case Collection<?> many -> tables.of(many);
            default -> Optional.empty();
        };
    }

    /** An object that has a picture of itself shows it, and one that is {@link ShownAsHtml}, on purpose that is, its HTML. */
    private static Rendered drawn(Object value, Rendered rendered) throws Exception {
        Drawn.png(value).ifPresent(png -> rendered.with("image/png", base64(png)));
        return value instanceof ShownAsHtml page ? rendered.with("text/html", page.html()) : rendered;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
