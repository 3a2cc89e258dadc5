package engram.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RasterTest {

    /** A hundred thousand moments, evenly over 1000 ms, in 120 rows. */
    private static double[] manyTimes() {
        return IntStream.range(0, 100_000).mapToDouble(i -> i / 100.0).toArray();
    }

    private static int[] manyRows() {
        return IntStream.range(0, 100_000).map(i -> i * 7 % 120).toArray();
    }

    @Test
    void aStrokeStandsAtItsTimeInItsRow() {
        var pixels = Pixels.of(Plot.raster(new double[] {10, 30}, new int[] {1, 3}, 4).xRange(0, 40));
        Rectangle frame = pixels.frame();
        for (int k : new int[] {1, 3}) {
            int x = frame.x + frame.width * k / 4;
            int column = IntStream.rangeClosed(x - 1, x + 1).boxed().max(java.util.Comparator.comparing(pixels::blueCount)).orElseThrow();
            assertEquals(frame.y + frame.height * (1 - (k + 0.5) / 4), pixels.blueHeight(column), 2);
            assertEquals(0.8 * frame.height / 4, pixels.blueCount(column), 4);
        }
        assertEquals(0, pixels.blueCount(frame.x + frame.width / 2));
    }

    @Test
    void populationsLieAboveOneAnotherInTheirOwnColours() {
        // the first has three rows, of which the last is empty
        var plot = Plot.raster(new double[] {10}, new int[] {0}, 3).named("PN").add("LN", new double[] {20}, new int[] {0})
                .add("more", new double[] {30}, new int[] {1}, 2);
        assertArrayEquals(new double[] {0, 3, 4}, Drawn.rasters(plot).stream().mapToDouble(Drawn.Strokes::first).toArray());
        var pixels = Pixels.of(plot.xRange(0, 40).legend(Legend.NONE));
        Rectangle frame = pixels.frame();
        int x = frame.x + frame.width / 2;
        int[] red = pixels.rows(x, y -> pixels.at(x, y).getRed() - pixels.at(x, y).getBlue() > 60);
        assertEquals(frame.y + frame.height * (1 - 3.5 / 6), IntStream.of(red).average().orElseThrow(), 2);
        assertEquals(frame.y + frame.height * (1 - 0.5 / 6), pixels.blueHeight(frame.x + frame.width / 4), 2);
    }

    @Test
    void axesHaveNamesAndNoSpikesAreAnEmptyFrame() {
        var silent = Plot.raster(new double[0], new int[0], 5);
        assertEquals("t (ms)\nneuron", silent.words());
        assertEquals(0, IntStream.of(Pixels.of(silent).columns(Pixels.of(silent)::isBlue)).count());
        assertTrue(Plot.raster(new double[0], new int[0]).png().length > 0);
        var gap = Plot.raster(new double[] {1, Double.NaN, 3}, new int[] {0, 1, 1});
        assertArrayEquals(Plot.raster(new double[] {1, 3}, new int[] {0, 1}).png(), gap.png());
    }

    @Test
    void strokesThatCannotBeToldApartAreDrawnOnce() {
        var many = Plot.raster(manyTimes(), manyRows());
        assertTrue(many.png().length < 100_000, many.png().length + " bytes");
        double[] twice = IntStream.range(0, 200_000).mapToDouble(i -> i / 2 / 100.0).toArray();
        int[] rows = IntStream.range(0, 200_000).map(i -> i / 2 * 7 % 120).toArray();
        assertEquals(many.svg(), Plot.raster(twice, rows).svg());
    }

    @Test
    @Tag("timing")
    void aHundredThousandAreDrawnAtOnce() {
        var many = Plot.raster(manyTimes(), manyRows());
        many.png();
        assertTimeout(Duration.ofSeconds(2), many::png);
    }

    @Test
    void whatCannotBeShownIsNamed() {
        double[] two = {1, 2};
        assertEquals("The raster has 2 times and 1 rows; give as many of either.", message(() -> Plot.raster(two, new int[] {0})));
        assertEquals("The raster has a stroke in row -1; its rows are 0 to 0.", message(() -> Plot.raster(two, new int[] {0, -1})));
        assertEquals("The raster has a stroke in row 5; its rows are 0 to 4.", message(() -> Plot.raster(two, new int[] {0, 5}, 5)));
        assertEquals("The raster has 0 rows; give one at least.", message(() -> Plot.raster(two, new int[] {0, 1}, 0)));
        assertEquals("The time of the raster, number 1, is Infinity; a plot shows finite numbers up to 1e300, NaN leaves a gap.",
                message(() -> Plot.raster(new double[] {0, Double.POSITIVE_INFINITY}, new int[] {0, 0})));
        assertEquals("The lower edge of the raster is -0.5; a logarithmic axis shows positive numbers from 1e-100 to 1e100, NaN leaves a gap.",
                message(() -> Plot.raster(two, new int[] {0, 1}).logY()));
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage();
    }
}
