package engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.Optional;

/**
 * How a series looks.
 *
 * @param color   its colour; else the next of the palette
 * @param line    its line
 * @param width   width of the line and measure of the markers, in pixels
 * @param marked  whether every point has a marker
 * @param opacity 1 covers what lies below, 0 is invisible
 */
record Style(Optional<Color> color, Line line, float width, boolean marked, double opacity) {
    static final Style LINE = new Style(Optional.empty(), Line.SOLID, 2, false, 1);
    static final Style POINTS = new Style(Optional.empty(), Line.NONE, 2, true, 0.8);
    static final Style RULE = new Style(Optional.of(Palette.INK), Line.DASHED, 1.2f, false, 1);

    /** Kinds of line. */
    enum Line { NONE, SOLID, DASHED, DOTTED }

    Style with(Color newColor) {
        return new Style(Optional.of(newColor), line, width, marked, opacity);
    }

    Style with(Line newLine) {
        return new Style(color, newLine, width, marked, opacity);
    }

    Style wide(double newWidth) {
        return new Style(color, line, (float) newWidth, marked, opacity);
    }

    Style withMarkers() {
        return new Style(color, line, width, true, opacity);
    }

    Style opaque(double newOpacity) {
        return new Style(color, line, width, marked, newOpacity);
    }

    BasicStroke stroke() {
        int join = BasicStroke.JOIN_ROUND;
        return switch (line) {
            case NONE, SOLID -> new BasicStroke(width, BasicStroke.CAP_ROUND, join);
            case DASHED -> new BasicStroke(width, BasicStroke.CAP_BUTT, join, 1, new float[] {7, 4}, 0);
            case DOTTED -> new BasicStroke(width, BasicStroke.CAP_ROUND, join, 1, new float[] {0.1f, 2 * width + 1}, 0);
        };
    }

    /** The colour to draw with, seen through the opacity. */
    Color ink(Color chosen) {
        return new Color(chosen.getRed(), chosen.getGreen(), chosen.getBlue(), (int) Math.round(255 * opacity));
    }

    /** Diameter of a marker, in pixels. */
    double markerSize() {
        return 2.5 * width + (line == Line.NONE ? 0 : 1);
    }

    void mark(Graphics2D g, double x, double y) {
        g.fill(new Ellipse2D.Double(x - markerSize() / 2, y - markerSize() / 2, markerSize(), markerSize()));
    }
}
