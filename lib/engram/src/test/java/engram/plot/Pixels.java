package engram.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A figure's PNG, decoded by the JDK, for tests to look at. */
record Pixels(BufferedImage image) {

    static Pixels of(Figure figure) {
        return decode(figure.png());
    }

    static Pixels decode(byte[] png) {
        try {
            return new Pixels(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    Color at(int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    /** Whether a pixel is of a colour, faint or strong: the palette's blue has much more blue than red. */
    boolean isBlue(int x, int y) {
        return at(x, y).getBlue() - at(x, y).getRed() > 40;
    }

    boolean isBlack(int x, int y) {
        return at(x, y).getRed() < 100 && at(x, y).getGreen() < 100 && at(x, y).getBlue() < 100;
    }

    /** Columns with a pixel that matches. */
    int[] columns(PixelTest test) {
        return IntStream.range(0, width()).filter(x -> rows(x, y -> test.matches(x, y)).length > 0).toArray();
    }

    /** Rows of a column that match. */
    int[] rows(int x, IntPredicate test) {
        return IntStream.range(0, height()).filter(test).toArray();
    }

    /** Middle of the blue pixels of a column; NaN where there are none. */
    double blueHeight(int x) {
        return IntStream.of(rows(x, y -> isBlue(x, y))).average().orElse(Double.NaN);
    }

    /** Blue pixels in a column. */
    int blueCount(int x) {
        return rows(x, y -> isBlue(x, y)).length;
    }

    /** The inside of the frame: between the two columns and the two rows that are black from end to end. */
    java.awt.Rectangle frame() {
        int[] columns = IntStream.range(0, width())
                .filter(x -> rows(x, y -> isBlack(x, y)).length > height() / 2).toArray();
        int[] rows = IntStream.range(0, height())
                .filter(y -> IntStream.range(0, width()).filter(x -> isBlack(x, y)).count() > width() / 2).toArray();
        int left = columns[0];
        int top = rows[0];
        return new java.awt.Rectangle(left, top, columns[columns.length - 1] - left, rows[rows.length - 1] - top);
    }

    /** Looks at one pixel. */
    @FunctionalInterface
    interface PixelTest {
        boolean matches(int x, int y);
    }
}
