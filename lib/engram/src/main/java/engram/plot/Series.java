package engram.plot;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.HashSet;
import java.util.Optional;

/**
 * Points, joined by a line or not.
 *
 * @param name   in the legend, empty for none
 * @param x      n numbers
 * @param y      n numbers
 * @param errors n half-lengths of error bars, or none
 * @param style  how it looks
 */
record Series(String name, double[] x, double[] y, double[] errors, Style style) implements Layer {
    /** Of so many points those that fall on the same pixel are drawn once. */
    private static final int MANY = 10_000;

    static Series of(String name, double[] x, double[] y, Style style) {
        if (given("x", x).length != given("y", y).length) {
            throw new ArgumentException("The %s has %d x and %d y; give as many of either."
                    .formatted(title(name), x.length, y.length));
        }
        if (x.length == 0) {
            throw new ArgumentException("The " + title(name) + " has no points; give one at least.");
        }
        return new Series(name, x.clone(), y.clone(), new double[0], style);
    }

    Series withErrors(double[] halfLengths) {
        for (double length : given("halfLengths", halfLengths)) {
            if (length < 0 || Double.isInfinite(length)) {
                throw new ArgumentException("An error bar of the %s is %s; give finite numbers from 0 up, NaN for none."
                        .formatted(title(name), length));
            }
        }
        if (halfLengths.length != y.length) {
            throw new ArgumentException("The %s has %d points and %d error bars; give as many of either."
                    .formatted(title(name), y.length, halfLengths.length));
        }
        return new Series(name, x, y, halfLengths.clone(), style);
    }

    @Override
    public Series named(String newName) {
        return new Series(newName, x, y, errors, style);
    }

    @Override
    public Series styled(Style newStyle) {
        return new Series(name, x, y, errors, newStyle);
    }

    @Override
    public boolean takesColor() {
        return true;
    }

    @Override
    public Extent extent(Axis xAxis, Axis yAxis) {
        xAxis.check("x of the " + title(name), x);
        yAxis.check("y of the " + title(name), y);
        double[] low = y.clone();
        double[] high = y.clone();
        for (int i = 0; i < x.length; i++) {
            double error = errors.length == 0 || Double.isNaN(errors[i]) ? 0 : errors[i];
            high[i] += error;
            low[i] -= yAxis.logarithmic() && error >= y[i] ? 0 : error;
        }
        yAxis.check("lower end of the error bars", low);
        yAxis.check("upper end of the error bars", high);
        Optional<Range> yRange = Range.over(low).flatMap(a -> Range.over(high).map(b -> new Range(a.min(), b.max())));
        return new Extent(Range.over(x), yRange, new Extent.Slack(style.marked() ? 0.03 : 0, 0.05), Extent.Claim.FREE);
    }

    @Override
    public void paint(Canvas canvas, Color color) {
        var g = canvas.g();
        g.setColor(style.ink(color));
        if (style.line() != Style.Line.NONE) {
            g.setStroke(style.stroke());
            g.draw(Polyline.through(canvas.x().at(x), canvas.y().at(y)));
        }
        paintErrors(canvas);
        if (style.marked()) {
            paintMarkers(canvas);
        }
    }

    private void paintMarkers(Canvas canvas) {
        var taken = new HashSet<Long>();
        for (int i = 0; i < x.length; i++) {
            double px = canvas.x().at(x[i]);
            double py = canvas.y().at(y[i]);
            if (Double.isNaN(px) || Double.isNaN(py)) {
                continue;
            }
            if (x.length < MANY) {
                style.mark(canvas.g(), px, py);
            } else if (taken.add(Math.round(px) << 32 | Math.round(py) & 0xffffffffL)) {
                style.mark(canvas.g(), Math.round(px), Math.round(py));
            }
        }
    }

    private void paintErrors(Canvas canvas) {
        canvas.g().setStroke(Style.LINE.wide(1).stroke());
        for (int i = 0; i < errors.length; i++) {
            double px = canvas.x().at(x[i]);
            double low = y[i] - errors[i];
            boolean endless = canvas.y().logarithmic() && low <= 0;
            double bottom = canvas.y().at(endless ? canvas.y().range().min() : low);
            double top = canvas.y().at(y[i] + errors[i]);
            if (!Double.isNaN(px + bottom + top)) {
                canvas.g().draw(new Line2D.Double(px, bottom, px, top));
                canvas.g().draw(new Line2D.Double(px - 3, top, px + 3, top));
                canvas.g().draw(new Line2D.Double(px - 3, bottom, px + 3, bottom));
            }
        }
    }

    private static String title(String name) {
        return name.isEmpty() ? "series" : "series \"" + name + "\"";
    }
}
