package engram.plot;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** The key of a heat map, to the right of its frame. Lengths are in pixels. */
final class ColorBar {
    private static final int GAP = 14; // between frame and bar
    private static final int THICKNESS = 14;
    private static final int TICK = 4;
    private static final int LABEL = 18; // height of the label, which stands upright

    private final HeatMap map;
    private final Range range;
    private final double step; // between numbers

    /** Plans a bar of about this height. */
    ColorBar(HeatMap map, double height) {
        this.map = map;
        this.range = map.colorRange();
        this.step = step(range.span() * 50 / height);
    }

    /** How far the key reaches beyond the frame. */
    int width(Graphics2D g) {
        var metrics = g.getFontMetrics(Fonts.plain(12));
        int numbers = numbers().mapToObj(this::label).mapToInt(metrics::stringWidth).max().orElse(0);
        return GAP + THICKNESS + 2 * TICK + numbers + (map.label().isEmpty() ? 0 : LABEL);
    }

    /** Draws the key beside a frame. */
    void paint(Graphics2D g, Rectangle2D frame) {
        double left = frame.getMaxX() + GAP;
        var scale = new Scale(range, false, frame.getMaxY(), frame.getMinY());
        for (int shade = 0; shade < ColorMap.SHADES; shade++) {
            double height = frame.getHeight() / ColorMap.SHADES;
            g.setColor(map.colors().at(shade / (ColorMap.SHADES - 1.0)));
            // Every shade reaches to the top and the next is drawn over it: no seams.
            g.fill(new Rectangle2D.Double(left, frame.getMinY(), THICKNESS, frame.getHeight() - shade * height));
        }
        g.setColor(Palette.INK);
        g.setStroke(Style.LINE.wide(1).stroke());
        g.draw(new Rectangle2D.Double(left, frame.getMinY(), THICKNESS, frame.getHeight()));
        g.setFont(Fonts.plain(12));
        double right = left + THICKNESS + TICK;
        numbers().forEach(number -> {
            double y = scale.at(number);
            g.draw(new Line2D.Double(right - TICK, y, right, y));
            g.drawString(label(number), (float) right + TICK, (float) y + 4);
        });
        AffineTransform upright = g.getTransform();
        g.setFont(Fonts.plain(13));
        double length = Script.width(g, map.label());
        g.translate(frame.getMaxX() + width(g) - 2, frame.getCenterY() + length / 2);
        g.rotate(-Math.PI / 2);
        Script.draw(g, map.label(), 0, 0);
        g.setTransform(upright);
    }

    private DoubleStream numbers() {
        long first = (long) Math.ceil(range.min() / step - 1e-6);
        long last = (long) Math.floor(range.max() / step + 1e-6);
        return LongStream.rangeClosed(first, last).mapToDouble(k -> k * step);
    }

    private String label(double number) {
        return Label.of(number, step);
    }

    /** The least of 1, 2, 5, 10, … times a power of ten that is no less than the hint. */
    private static double step(double hint) {
        double power = Math.pow(10, Math.floor(Math.log10(hint)));
        double digit = hint / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
