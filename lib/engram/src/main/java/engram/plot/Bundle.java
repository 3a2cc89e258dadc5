package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.util.Optional;

/**
 * Many lines over the same x, thin and translucent: where they run together the colour grows strong.
 *
 * @param name  in the legend, empty for none
 * @param x     n numbers
 * @param rows  lines × n
 * @param style how every line looks
 */
record Bundle(String name, double[] x, float[][] rows, Style style) implements Layer {

    static Bundle of(double[] x, float[][] rows) {
        Rows.check("bundle of lines", rows);
        if (rows[0].length != given("x", x).length) {
            throw new ArgumentException("The bundle has %d x and lines of %d y; give as many of either."
                    .formatted(x.length, rows[0].length));
        }
        // Ten lines on top of one another are opaque, a hundred where there are thousands.
        double opacity = Math.clamp(4 / Math.sqrt(rows.length), 0.06, 1);
        return new Bundle("", x.clone(), Rows.copy(rows), Style.LINE.wide(1).opaque(opacity));
    }

    @Override
    public Bundle named(String newName) {
        return new Bundle(newName, x, rows, style);
    }

    @Override
    public Bundle styled(Style newStyle) {
        return new Bundle(name, x, rows, newStyle);
    }

    @Override
    public boolean takesColor() {
        return true;
    }

    @Override
    public Extent extent(Axis xAxis, Axis yAxis) {
        xAxis.check("x of the bundle of lines", x);
        Optional<Range> y = Rows.range(rows);
        y.ifPresent(range -> {
            yAxis.check("The least number of the bundle of lines", range.min());
            yAxis.check("The largest number of the bundle of lines", range.max());
        });
        return new Extent(Range.over(x), y, new Extent.Slack(0, 0.05), Extent.Claim.FREE);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        canvas.g().setColor(style.ink(color));
        canvas.g().setStroke(style.stroke());
        double[] positions = canvas.x().at(x);
        for (float[] row : rows) {
            canvas.g().draw(Polyline.through(positions, canvas.y().at(Rows.toDoubles(row))));
        }
    }
}
