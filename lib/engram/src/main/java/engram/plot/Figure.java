package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A picture: a plot, a grid of images, or several of them side by side. A notebook shows it as PNG. */
public abstract sealed class Figure permits Plot, ImageGrid, Panels {
    /** What a notebook's picture may weigh, in bytes. */
    static final int PNG_LIMIT = 98_000;

    /** What a picture may have in all, which takes 400 MB to draw. */
    private static final int MOST_PIXELS = 32_000_000;

    /** A picture that stays above the limit when it is this coarse is left as it is. */
    private static final int COARSEST = 4;

    Figure() {}

    /** Width in pixels. */
    public abstract int width();

    /** Height in pixels. */
    public abstract int height();

    /** A picture is refused when it is put together, not when it is drawn. */
    final void checkSize() {
        if ((long) width() * height() > MOST_PIXELS) {
            throw new ArgumentException("The figure would have %,d × %,d pixels; show less in one figure, %,d pixels at most."
                    .formatted(width(), height(), MOST_PIXELS));
        }
    }

    /** What stands where a picture can't be shown: the kind of figure and its size. */
    @Override public String toString() { return getClass().getSimpleName() + ", " + width() + " × " + height() + " pixels"; }

    /**
     * Draws the figure.
     *
     * @param g     its origin is the upper left corner
     * @param grain edge of the smallest square of one colour in heat maps, in pixels
     */
    abstract void paint(Graphics2D g, int grain);

    /** This figure at another size, unless its size was chosen. */
    abstract Figure fitted(int width, int height);

    /**
     * The figure as PNG at screen size, the same bytes for the same data. It weighs less than 100 KB: noisy heat maps are drawn in
     * squares of a few pixels where they would weigh more.
     *
     * @throws MissingFontsException if the machine has no fonts
     */
    public byte[] png() {
        BufferedImage image = image(1);
        byte[] png = Png.encode(image);
        if (png.length > PNG_LIMIT) {
            png = Png.encode(image, 256);
        }
        for (int grain = 2; png.length > PNG_LIMIT && grain <= COARSEST; grain++) {
            // 256 colours, then 128, then 64
            png = Png.encode(image(grain), 256 >> grain - 2);
        }
        return png;
    }

    /**
     * The figure as SVG, which prints at any size; its words also stand in its title and description.
     *
     * @throws MissingFontsException if the machine has no fonts
     */
    public String svg() {
        Fonts.check();
        return Svg.draw(this);
    }

    /**
     * Writes the figure to a file, whose name ends in {@code .png} or {@code .svg}. An interrupted or failed write leaves what was
     * there before.
     *
     * @return the file
     * @throws IllegalArgumentException        if the name ends in anything else
     * @throws java.io.UncheckedIOException if the file can't be written
     */
    public Path save(Path file) {
        FigureFile.write(this, given("file", file));
        return file;
    }

    /** As {@link #save(Path)}, the file given by its name. */
    public Path save(String file) {
        try {
            return save(Path.of(given("file", file)));
        } catch (InvalidPathException e) {
            throw new ArgumentException("The figure can't be saved as \"" + file.replaceAll("\\p{Cntrl}", "?")
                    + "\"; give a name that a file can have.");
        }
    }

    /** The words in the figure, one line each, the title first. */
    abstract String words();

    /** Draws the figure with smooth edges on white. */
    BufferedImage image(int grain) {
        Fonts.check();
        var image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_NORMALIZE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width(), height());
        paint(g, grain);
        g.dispose();
        return image;
    }
}
