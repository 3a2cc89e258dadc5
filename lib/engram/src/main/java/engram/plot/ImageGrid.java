package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Small pictures in a grid, letters or digits for example, with words under each and beside each row.
 *
 * <pre>{@code
 * Plot.images(patterns, 16).columns(4).rowLabels("stored", "probe", "recalled").title("Four letters")
 * }</pre>
 *
 * <p>It does not change: every call returns a new one.
 */
public final class ImageGrid extends Figure {
    private static final int ROW = 860; // width that a row of pictures may fill, in pixels
    private static final int SIDE = 96; // wanted width of a picture
    private static final int GAP = 14;
    private static final int LINE = 18; // height of a line of words
    private static final int TITLE = 30;

    /** What it consists of; pixels: images × (height · width). */
    private record Content(float[][] pixels, int width, int columns, ColorMap colors, Range range, String title,
            List<String> labels, List<String> rowLabels) {}

    private final Content content;

    private ImageGrid(Content content) {
        this.content = content;
        checkSize();
    }

    static ImageGrid of(float[][] pixels, int width) {
        Rows.check("grid of images", pixels);
        if (width < 1 || pixels[0].length % width != 0) {
            throw new ArgumentException("An image of %d pixels has no rows of %d; give the width of the images."
                    .formatted(pixels[0].length, width));
        }
        var range = Rows.range(pixels).orElse(new Range(0, 1));
        if (!range.isFinite()) {
            throw new ArgumentException("The images have pixels from %s to %s; give finite numbers, NaN for none."
                    .formatted(range.min(), range.max()));
        }
        int columns = Math.clamp((ROW + GAP) / (width * scale(width) + GAP), 1, pixels.length);
        return new ImageGrid(new Content(Rows.copy(pixels), width, columns, ColorMap.INK, range.widened(), "",
                List.of(), List.of()));
    }

    /** How many pictures stand in a row. */
    public ImageGrid columns(int columns) {
        if (columns < 1) {
            throw new ArgumentException("The grid has " + columns + " columns; give one at least.");
        }
        return new ImageGrid(new Content(content.pixels, content.width, Math.min(columns, content.pixels.length), content.colors,
                content.range, content.title, content.labels, content.rowLabels));
    }

    /** The colours, from the least pixel to the largest; without this call from white to black. */
    public ImageGrid colors(ColorMap colors) {
        return new ImageGrid(new Content(content.pixels, content.width, content.columns, given("colors", colors), content.range,
                content.title, content.labels, content.rowLabels));
    }

    /** The pixels that get the first and the last colour; without this call the least and the largest of all images. */
    public ImageGrid range(double min, double max) {
        return new ImageGrid(new Content(content.pixels, content.width, content.columns, content.colors,
                Range.of("range of pixels", min, max), content.title, content.labels, content.rowLabels));
    }

    /** The title above all. */
    public ImageGrid title(String title) {
        return new ImageGrid(new Content(content.pixels, content.width, content.columns, content.colors, content.range,
                Words.checked("title", title), content.labels, content.rowLabels));
    }

    /** Words under each picture, as many as there are pictures. */
    public ImageGrid labels(String... labels) {
        for (String label : given("labels", labels)) {
            Words.checked("label", label);
        }
        if (labels.length != content.pixels.length) {
            throw new ArgumentException("There are %d images and %d labels; give as many of either."
                    .formatted(content.pixels.length, labels.length));
        }
        return new ImageGrid(new Content(content.pixels, content.width, content.columns, content.colors, content.range,
                content.title, List.of(labels), content.rowLabels));
    }

    /** Words to the left of each row. */
    public ImageGrid rowLabels(String... labels) {
        for (String label : given("labels", labels)) {
            Words.checked("label", label);
        }
        if (labels.length != rows()) {
            throw new ArgumentException("There are %d rows of images and %d labels; give as many of either."
                    .formatted(rows(), labels.length));
        }
        return new ImageGrid(new Content(content.pixels, content.width, content.columns, content.colors, content.range,
                content.title, content.labels, List.of(labels)));
    }

    @Override
    public int width() {
        return Math.max(left() + content.columns * (side() + GAP), GAP + textWidth(Stream.of(content.title), 9));
    }

    @Override
    public int height() {
        return top() + rows() * cellHeight();
    }

    @Override
    Figure fitted(int width, int height) {
        return this;
    }

    @Override
    void paint(Graphics2D g, int grain) {
        g.setColor(Palette.INK);
        g.setFont(Fonts.bold(14));
        center(g, content.title, width() / 2.0, 20);
        g.setFont(Fonts.plain(12));
        for (int row = 0; row < content.rowLabels.size(); row++) {
            String words = content.rowLabels.get(row);
            g.drawString(words, left() - GAP / 2 - g.getFontMetrics().stringWidth(words),
                    top() + row * cellHeight() + pictureHeight() / 2 + 4);
        }
        for (int i = 0; i < content.pixels.length; i++) {
            int x = left() + i % content.columns * (side() + GAP);
            int y = top() + i / content.columns * cellHeight();
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.drawImage(picture(content.pixels[i]), x, y, null);
            g.setColor(Palette.MISSING);
            g.setStroke(Style.LINE.wide(1).stroke());
            g.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, side() + 1, pictureHeight() + 1));
            g.setColor(Palette.INK);
            if (!content.labels.isEmpty()) {
                center(g, content.labels.get(i), x + side() / 2.0, y + pictureHeight() + 15);
            }
        }
    }

    @Override
    String words() {
        return Stream.of(Stream.of(content.title), content.rowLabels.stream(), content.labels.stream())
                .flatMap(words -> words).filter(words -> !words.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** An image at its size on the screen. */
    private BufferedImage picture(float[] pixels) {
        int scale = scale(content.width);
        var image = new BufferedImage(side(), pictureHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double value = pixels[y / scale * content.width + x / scale];
                image.setRGB(x, y, Double.isNaN(value)
                        ? Palette.MISSING.getRGB()
                        : content.colors.rgb((value - content.range.min()) / content.range.span()));
            }
        }
        return image;
    }

    private static void center(Graphics2D g, String words, double x, double baseline) {
        g.drawString(words, (float) (x - g.getFontMetrics().stringWidth(words) / 2.0), (float) baseline);
    }

    /** Edge of a pixel on the screen: pictures are about as wide as wanted. */
    private static int scale(int width) {
        return Math.max(1, SIDE / width);
    }

    private int side() {
        return content.width * scale(content.width);
    }

    private int pictureHeight() {
        return content.pixels[0].length / content.width * scale(content.width);
    }

    private int cellHeight() {
        return pictureHeight() + GAP + (content.labels.isEmpty() ? 0 : LINE);
    }

    private int rows() {
        return Math.ceilDiv(content.pixels.length, content.columns);
    }

    private int top() {
        return content.title.isEmpty() ? GAP : TITLE + 4;
    }

    private int left() {
        return GAP + textWidth(content.rowLabels.stream(), 7);
    }

    /** Room for words, before there are fonts to measure them. */
    private static int textWidth(Stream<String> words, int letter) {
        return words.mapToInt(word -> word.length() * letter + (word.isEmpty() ? 0 : GAP)).max().orElse(0);
    }
}
