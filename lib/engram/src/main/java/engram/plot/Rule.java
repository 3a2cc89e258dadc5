package engram.plot;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.Optional;

/**
 * A reference line across the frame, with its label beside it.
 *
 * @param vertical whether it stands at an x; else it lies at a y
 * @param value    where
 * @param label    text beside the line, may be empty
 * @param style    how it looks
 */
record Rule(boolean vertical, double value, String label, Style style) implements Layer {
    private static final double GAP = 5; // pixels between line and label

    @Override
    public String name() {
        return "";
    }

    @Override
    public Rule named(String newLabel) {
        return new Rule(vertical, value, newLabel, style);
    }

    @Override
    public Rule styled(Style newStyle) {
        return new Rule(vertical, value, label, newStyle);
    }

    @Override
    public boolean takesColor() {
        return false;
    }

    @Override
    public Extent extent(Axis x, Axis y) {
        (vertical ? x : y).check("The reference line", value);
        Optional<Range> here = Range.over(value);
        return new Extent(vertical ? here : Optional.empty(), vertical ? Optional.empty() : here,
                Extent.Slack.NONE, Extent.Claim.FREE);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        var area = canvas.area();
        var g = canvas.g();
        g.setColor(style.ink(color));
        g.setStroke(style.stroke());
        g.setFont(Fonts.plain(12));
        double width = Script.width(g, label);
        if (vertical) {
            double x = canvas.x().at(value);
            g.draw(new Line2D.Double(x, area.getMinY(), x, area.getMaxY()));
            boolean fits = x + GAP + width + GAP < area.getMaxX();
            Note.write(canvas, label, fits ? x + GAP : x - GAP - width, area.getMinY() + 16);
        } else {
            double y = canvas.y().at(value);
            g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
            boolean fits = y - 20 > area.getMinY();
            Note.write(canvas, label, area.getMaxX() - GAP - width, fits ? y - GAP : y + 15);
        }
    }
}
