package engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * Words inside the frame, in a box or without.
 *
 * @param x     where their middle is, on the horizontal axis
 * @param y     where their middle is, on the vertical axis
 * @param text  the words
 * @param boxed whether there is a box around them
 * @param style their colour
 */
record Note(double x, double y, String text, boolean boxed, Style style) implements Layer {
    private static final Color BOX = new Color(232, 240, 250);

    @Override
    public String name() {
        return "";
    }

    @Override
    public Note named(String newText) {
        return new Note(x, y, newText, boxed, style);
    }

    @Override
    public Note styled(Style newStyle) {
        return new Note(x, y, text, boxed, newStyle);
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public Extent extent(Axis xAxis, Axis yAxis) {
        xAxis.check("The x of the note", x);
        yAxis.check("The y of the note", y);
        return new Extent(Range.over(x), Range.over(y), Extent.Slack.NONE, Extent.Claim.FREE);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        var g = canvas.g();
        g.setFont(Fonts.plain(12));
        double width = Script.width(g, text), middle = canvas.x().at(x), baseline = canvas.y().at(y) + 4;
        if (boxed) {
            double side = Math.max(width, 10) + 14;
            var box = new RoundRectangle2D.Double(middle - side / 2, baseline - 16, side, 24, 12, 12);
            g.setColor(BOX);
            g.fill(box);
            g.setColor(color);
            g.setStroke(new BasicStroke(1));
            g.draw(box);
            Script.draw(g, text, middle - width / 2, baseline);
            return;
        }
        g.setColor(color);
        write(canvas, text, middle - width / 2, baseline);
    }

    /** Writes text on a pale ground, so that it can be read over data. */
    static void write(Canvas canvas, String text, double left, double baseline) {
        var g = canvas.g();
        var metrics = g.getFontMetrics();
        Color ink = g.getColor();
        if (!text.isEmpty()) {
            g.setColor(new Color(255, 255, 255, 190));
            g.fill(new Rectangle2D.Double(left - 2, baseline - metrics.getAscent() + 1,
                    Script.width(g, text) + 4, metrics.getAscent() + 2));
            g.setColor(ink);
            Script.draw(g, text, left, baseline);
        }
    }
}
