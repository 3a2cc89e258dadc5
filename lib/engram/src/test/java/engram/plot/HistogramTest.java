package engram.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HistogramTest {

    private static double[] repeat(int n, double value) {
        return DoubleStream.generate(() -> value).limit(n).toArray();
    }

    /** 100, 50, 25 and 0 values in four bins from 0 to 4. */
    private static double[] steps() {
        return Stream.of(repeat(100, 0.5), repeat(50, 1.5), repeat(25, 2.5)).flatMapToDouble(Arrays::stream).toArray();
    }

    @Test
    void everyValueIsInOneBinTheLargestInTheLast() {
        double[] values = {0, 0.99, 1, 1.5, 2, 3, 3.5, 4};
        assertArrayEquals(new double[] {2, 2, 1, 3}, Histogram.of("", values, 4).heights());
    }

    @Test
    void theIntegralOfADensityIsOne() {
        double[] values = RandomGenerator.of("L64X128MixRandom").doubles(1000, -3, 7).toArray();
        var histogram = Histogram.of("", values, 37).asDensity();
        double width = histogram.range().span() / 37;
        assertEquals(1, Arrays.stream(histogram.heights()).map(height -> height * width).sum(), 1e-12);
    }

    @Test
    void barsAreAsHighAsTheirCounts() {
        var pixels = Pixels.of(Plot.histogram(steps(), 4).xRange(0, 4));
        var frame = pixels.frame();
        int[] heights = new int[4];
        for (int bin = 0; bin < 4; bin++) {
            heights[bin] = pixels.blueCount(frame.x + (2 * bin + 1) * frame.width / 8);
        }
        // 5 % of room above the highest bar
        assertEquals(frame.height / 1.05, heights[0], 2);
        assertEquals(heights[0] / 2.0, heights[1], 2);
        assertEquals(heights[0] / 4.0, heights[2], 2);
        assertEquals(0, heights[3], 2);
    }

    @Test
    void onALogarithmicAxisBarsAreAsHighAsTheLogarithm() {
        var pixels = Pixels.of(Plot.histogram(steps(), 4).xRange(0, 4).yRange(10, 1000).logY());
        var frame = pixels.frame();
        for (int bin = 0; bin < 3; bin++) {
            double part = (Math.log10(100 / Math.pow(2, bin)) - 1) / 2;
            assertEquals(part * frame.height, pixels.blueCount(frame.x + (2 * bin + 1) * frame.width / 8), 3);
        }
    }

    @Test
    void twoHistogramsShareTheirBins() {
        var plot = Plot.histogram(new double[] {0, 1}, 10).add("wider", new double[] {-1, 3});
        var pixels = Pixels.of(plot.legend(Legend.NONE));
        var frame = pixels.frame();
        // The bins now span −1 to 3: the first histogram's bars stand at a quarter and at half of the frame.
        assertEquals(frame.x + frame.width * 0.25, middleOfBar(pixels, frame.x + frame.width / 8, frame.x + frame.width * 3 / 8),
                frame.width / 20.0);
        assertEquals(frame.x + frame.width * 0.5, middleOfBar(pixels, frame.x + frame.width * 3 / 8, frame.x + frame.width * 5 / 8),
                frame.width / 20.0);
    }

    private static double middleOfBar(Pixels pixels, int from, int to) {
        return Arrays.stream(pixels.columns((x, y) -> x >= from && x < to && pixels.isBlue(x, y) && y < pixels.height() / 2))
                .average().orElseThrow();
    }

    @Test
    void equalValuesStillMakeABar() {
        var heights = Histogram.of("", new double[] {1, 1, 1}, 5).heights();
        assertEquals(3, Arrays.stream(heights).sum());
    }

    @Test
    void whatCannotBeShownIsNamed() {
        assertEquals("The histogram has no values; give one at least.", message(() -> Plot.histogram(new double[0], 5)));
        assertEquals("The histogram has 0 bins; give one at least.", message(() -> Plot.histogram(new double[] {1}, 0)));
        assertEquals("values[1] of the histogram is NaN; give finite numbers.",
                message(() -> Plot.histogram(new double[] {1, Double.NaN}, 5)));
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage();
    }
}
