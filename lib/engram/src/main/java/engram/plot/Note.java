package engram.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;

/**
 * Words inside the frame.
 *
 * @param x     where their middle is, on the horizontal axis
 * @param y     where their middle is, on the vertical axis
 * @param text  the words
 * @param style their colour
 */
record Note(double x, double y, String text, Style style) implements Layer {

    @Override
    public String name() {
        return "";
    }

    @Override
    public Note named(String newText) {
        return new Note(x, y, newText, style);
    }

    @Override
    public Note styled(Style newStyle) {
        return new Note(x, y, text, newStyle);
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
        g.setColor(color);
        write(canvas, text, canvas.x().at(x) - g.getFontMetrics().stringWidth(text) / 2.0, canvas.y().at(y) + 4);
    }

    /** Writes text on a pale ground, so that it can be read over data. */
    static void write(Canvas canvas, String text, double left, double baseline) {
        var g = canvas.g();
        var metrics = g.getFontMetrics();
        Color ink = g.getColor();
        if (!text.isEmpty()) {
            g.setColor(new Color(255, 255, 255, 190));
            g.fill(new Rectangle2D.Double(left - 2, baseline - metrics.getAscent() + 1,
                    metrics.stringWidth(text) + 4, metrics.getAscent() + 2));
            g.setColor(ink);
            g.drawString(text, (float) left, (float) baseline);
        }
    }
}
