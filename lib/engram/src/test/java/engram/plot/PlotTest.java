package engram.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PlotTest {
    private static final double[] T = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();

    private static double[] map(java.util.function.DoubleUnaryOperator f) {
        return Arrays.stream(T).map(f).toArray();
    }

    @Test
    void aLineRunsWhereItsNumbersLie() {
        var pixels = Pixels.of(Plot.line(T, map(t -> t * t)).yRange(0, 10_000));
        var frame = pixels.frame();
        for (int t = 10; t <= 90; t += 10) {
            int x = frame.x + (int) Math.round(frame.width * t / 100.0);
            double expected = frame.y + frame.height * (1 - t * t / 10_000.0);
            assertEquals(expected, pixels.blueHeight(x), 2, "t = " + t);
        }
    }

    @Test
    void onLogarithmicAxesAPowerIsAStraightLine() {
        double[] n = {1, 10, 100, 1000};
        double[] cubes = Arrays.stream(n).map(x -> x * x * x).toArray();
        var pixels = Pixels.of(Plot.line(n, cubes).logX().logY().xRange(1, 1000).yRange(1, 1e9));
        var frame = pixels.frame();
        for (int part = 1; part < 8; part++) {
            int x = frame.x + frame.width * part / 8;
            assertEquals(frame.y + frame.height * (1 - part / 8.0), pixels.blueHeight(x), 3);
        }
    }

    @Test
    void aLogarithmicAxisOfLessThanADecadeStillHasTwoNumbers() {
        var axis = Axis.PLAIN.asLogarithmic();
        Range range = axis.range(java.util.Optional.of(new Range(0.3, 0.9)), 0, 0);
        assertTrue(range.min() <= 0.1 && range.max() >= 1, range.toString());
    }

    @Test
    void aReversedAxisGrowsDownwards() {
        var up = Pixels.of(Plot.line(T, T).yRange(0, 100));
        var down = Pixels.of(Plot.line(T, T).yRange(0, 100).yDown());
        int x = up.frame().x + up.frame().width / 4;
        assertTrue(up.blueHeight(x) > up.height() / 2.0);
        assertTrue(down.blueHeight(x) < down.height() / 2.0);
    }

    @Test
    void nanIsAGap() {
        var pixels = Pixels.of(Plot.line(T, map(t -> t > 40 && t < 60 ? Double.NaN : 1)));
        var frame = pixels.frame();
        assertTrue(pixels.blueCount(frame.x + frame.width * 3 / 10) > 0);
        assertEquals(0, pixels.blueCount(frame.x + frame.width / 2));
        assertTrue(pixels.blueCount(frame.x + frame.width * 7 / 10) > 0);
    }

    @Test
    void dashesRunThroughHoweverDenseThePoints() {
        double[] dense = IntStream.range(0, 20_000).mapToDouble(i -> i / 200.0).toArray();
        double[] ones = Arrays.stream(dense).map(_ -> 1).toArray();
        var pixels = Pixels.of(Plot.line(dense, ones).dashed());
        var frame = pixels.frame();
        double inked = IntStream.range(frame.x + 1, frame.x + frame.width).filter(x -> pixels.blueCount(x) > 0).count();
        assertEquals(7 / 11.0, inked / frame.width, 0.1);
    }

    @Test
    void aMillionPointsKeepTheirExtremes() {
        double[] x = IntStream.range(0, 1_000_000).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(i -> i == 123_456 ? 5 : i == 654_321 ? -5 : 0).toArray();
        var pixels = Pixels.of(Plot.line(x, y).yRange(-5, 5));
        var frame = pixels.frame();
        assertTrue(pixels.blueCount(frame.x + (int) Math.round(frame.width * 0.123456)) > frame.height / 2 - 10);
        assertTrue(pixels.blueCount(frame.x + (int) Math.round(frame.width * 0.654321)) > frame.height / 2 - 10);

        var scale = new Scale(new Range(0, 1_000_000), false, 0, 560);
        int corners = 0;
        for (var i = Polyline.through(scale.at(x), y).getPathIterator(null); !i.isDone(); i.next()) {
            corners++;
        }
        assertTrue(corners <= 4 * 560 + 1, corners + " corners");
    }

    @Test
    void pointsLieWhereTheirNumbersLie() {
        var pixels = Pixels.of(Plot.scatter(new double[] {1, 3}, new double[] {2, 6}).xRange(0, 4).yRange(0, 8));
        var frame = pixels.frame();
        int[] columns = pixels.columns(pixels::isBlue);
        assertEquals(frame.x + frame.width * 0.25, columns[0], 4);
        assertEquals(frame.x + frame.width * 0.75, columns[columns.length - 1], 4);
        assertEquals(frame.y + frame.height * 0.75, pixels.blueHeight(frame.x + frame.width / 4), 1.5);
        assertEquals(frame.y + frame.height * 0.25, pixels.blueHeight(frame.x + frame.width * 3 / 4), 1.5);
    }

    @Test
    void errorBarsReachAsFarAsTheirErrors() {
        var plot = Plot.scatter(new double[] {2}, new double[] {5}).errorBars(new double[] {2.5}).xRange(0, 4).yRange(0, 10);
        var pixels = Pixels.of(plot);
        var frame = pixels.frame();
        int x = frame.x + frame.width / 2;
        assertEquals(frame.height / 2.0, Math.max(pixels.blueCount(x), pixels.blueCount(x + 1)), 3);
    }

    @Test
    void aReferenceLineCrossesTheFrame() {
        var pixels = Pixels.of(Plot.line(T, T).vLine(25).color(java.awt.Color.RED).solid());
        var frame = pixels.frame();
        int x = frame.x + frame.width / 4;
        long red = IntStream.rangeClosed(x - 1, x + 1).mapToLong(column -> IntStream.range(frame.y, frame.y + frame.height)
                .filter(y -> pixels.at(column, y).getRed() - pixels.at(column, y).getBlue() > 60).count()).max().orElseThrow();
        assertTrue(red > frame.height * 0.95, red + " of " + frame.height);
    }

    @Test
    void theLegendStandsWhereThereAreNoData() {
        for (Legend free : new Legend[] {Legend.TOP_LEFT, Legend.BOTTOM_RIGHT, Legend.BOTTOM_LEFT}) {
            // a cloud of points everywhere but in one quarter
            double[] x = IntStream.range(0, 1000).mapToDouble(i -> i % 100).toArray();
            double[] y = IntStream.range(0, 1000).mapToDouble(i -> {
                boolean left = i % 100 < 50;
                boolean top = i / 100 >= 5;
                boolean inside = switch (free) {
                    case TOP_LEFT -> left && top;
                    case BOTTOM_RIGHT -> !left && !top;
                    default -> left && !top;
                };
                return inside ? Double.NaN : i / 100 * 10.0;
            }).toArray();
            var plot = Plot.scatter(x, y).named("points").yRange(0, 100);
            assertArrayEquals(plot.legend(free).png(), plot.png(), free.toString());
        }
        var full = Plot.lines(new float[][] {{0, 1, 0, 1, 0, 1, 0, 1, 0}, {1, 0, 1, 0, 1, 0, 1, 0, 1}}).lineWidth(30).named("full");
        assertArrayEquals(full.legend(Legend.RIGHT).png(), full.png());
    }

    @Test
    void tablesGiveTheSamePlotAsArrays() {
        double[] y = map(t -> Math.sin(t / 9));
        var table = Table.create(DoubleColumn.create("t", T), DoubleColumn.create("y", y),
                StringColumn.create("half", IntStream.range(0, 101).mapToObj(i -> i < 50 ? "first" : "second").toList()));
        assertArrayEquals(Plot.line(T, y).xLabel("t").yLabel("y").png(), Plot.line(table, "t", "y").png());
        var grouped = Plot.line(Arrays.copyOf(T, 50), Arrays.copyOf(y, 50)).named("first")
                .add("second", Arrays.copyOfRange(T, 50, 101), Arrays.copyOfRange(y, 50, 101)).xLabel("t").yLabel("y");
        assertArrayEquals(grouped.png(), Plot.line(table, "t", "y", "half").png());
        assertEquals("The table has no column \"z\"; it has [t, y, half].", message(() -> Plot.line(table, "t", "z")));
        assertEquals("The column \"half\" holds string; choose one of numbers.", message(() -> Plot.line(table, "t", "half")));
    }

    @Test
    void floatsAreAsGoodAsDoubles() {
        float[] y = new float[101];
        for (int i = 0; i < 101; i++) {
            y[i] = i * 0.5f;
        }
        assertArrayEquals(Plot.line(T, map(t -> 0.5 * t)).png(), Plot.line(T, y).png());
    }

    @Test
    void aPlotDoesNotChange() {
        double[] y = map(t -> t);
        var plot = Plot.line(T, y);
        byte[] before = plot.png();
        plot.title("another").add("series", T, T).dashed();
        y[3] = 1000;
        assertArrayEquals(before, plot.png());
    }

    @Test
    void theSameDataGiveTheSameBytes() {
        var random = RandomGenerator.of("L64X128MixRandom");
        double[] values = random.doubles(500).toArray();
        assertArrayEquals(Plot.histogram(values, 30).title("α").png(), Plot.histogram(values.clone(), 30).title("α").png());
        assertEquals(Plot.histogram(values, 30).svg(), Plot.histogram(values.clone(), 30).svg());
    }

    @Test
    void panelsStandSideBySide() {
        var panel = Plot.line(T, T).size(300, 200);
        var pixels = Pixels.of(Plot.row(panel, panel, panel));
        assertEquals(900, pixels.width());
        assertEquals(200, pixels.height());
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 300; x++) {
                assertEquals(pixels.at(x, y), pixels.at(x + 600, y));
            }
        }
        assertEquals(400, Pixels.of(Plot.grid(2, panel, panel, panel)).height());
    }

    @Test
    void whatCannotBeShownIsNamed() {
        double[] two = {1, 2};
        assertEquals("The series has 101 x and 2 y; give as many of either.", message(() -> Plot.line(T, two)));
        assertEquals("The series has no points; give one at least.", message(() -> Plot.line(new double[0])));
        assertEquals("y of the series, number 1, is Infinity; a plot shows finite numbers up to 1e300, NaN leaves a gap.",
                message(() -> Plot.line(new double[] {1, Double.POSITIVE_INFINITY})));
        assertEquals("y of the series, number 0, is 0.0; a logarithmic axis shows positive numbers from 1e-100 to 1e100, NaN leaves a gap.",
                message(() -> Plot.line(T, T).logY()));
        assertEquals("The x axis goes from 3.0 to 2.0; give two finite numbers that differ, the smaller first.",
                message(() -> Plot.line(two).xRange(3, 2)));
        assertEquals("The series has 2 points and 101 error bars; give as many of either.",
                message(() -> Plot.line(two).errorBars(T)));
        assertEquals("The series \"b\" has no x and the plot no histogram; give x and y.",
                message(() -> Plot.line(two).add("b", two)));
        assertEquals("The plot has 10 × 10 pixels; give from 120 × 90 to 4000 × 4000.", message(() -> Plot.line(two).size(10, 10)));
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage();
    }
}
