package engram.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    private static double lightness(Color color) {
        return ColorMap.toOklab(color.getRGB() & 0xffffff)[0];
    }

    @Test
    void theLightnessOfViridisGrowsEvenly() {
        double[] lightness = IntStream.range(0, ColorMap.SHADES)
                .mapToDouble(i -> lightness(ColorMap.VIRIDIS.at(i / (ColorMap.SHADES - 1.0)))).toArray();
        double mean = (lightness[ColorMap.SHADES - 1] - lightness[0]) / (ColorMap.SHADES - 1);
        for (int i = 1; i < ColorMap.SHADES; i++) {
            double step = lightness[i] - lightness[i - 1];
            assertTrue(step > 0 && step < 2.5 * mean, "shade " + i + ": " + step + ", mean " + mean);
        }
    }

    @Test
    void aDivergingMapIsPaleInTheMiddleAndAsDarkAtBothEnds() {
        assertTrue(lightness(ColorMap.DIVERGING.at(0.5)) > 0.95);
        assertEquals(lightness(ColorMap.DIVERGING.at(0)), lightness(ColorMap.DIVERGING.at(1)), 0.05);
    }

    @Test
    void largerNumbersAreLighter() {
        float[][] ramp = new float[3][200];
        for (float[] row : ramp) {
            for (int i = 0; i < 200; i++) {
                row[i] = i * i;
            }
        }
        var pixels = Pixels.of(Plot.heatMap(ramp));
        var frame = pixels.frame();
        double before = 0;
        for (int x = frame.x + 2; x < frame.x + frame.width * 200 / 230; x++) {
            double now = lightness(pixels.at(x, frame.y + frame.height / 2));
            assertTrue(now >= before, "darker at " + x);
            before = now;
        }
        assertTrue(before > 0.7);
    }

    @Test
    void everyCellHasItsColorItsPlaceAndEmptyOnesAreGrey() {
        float[][] values = {{1, 2, 3}, {4, Float.NaN, 6}};
        var plot = Plot.heatMap(values, new double[] {10, 20, 30}, new double[] {1, 2}).size(500, 400);
        for (boolean down : new boolean[] {false, true}) {
            var pixels = Pixels.of(down ? plot.yDown() : plot);
            // Where the map is: its first cell is of the darkest violet.
            int right = IntStream.range(0, 500).filter(x -> pixels.isBlack(x, 200)).skip(1).boxed()
                    .reduce((a, b) -> b).orElseThrow();
            assertTrue(right > 300);
            for (int row = 0; row < 2; row++) {
                for (int column = 0; column < 3; column++) {
                    float value = values[row][column];
                    Color expected = Float.isNaN(value) ? Palette.MISSING : ColorMap.VIRIDIS.at((value - 1) / 5);
                    int x = 80 + column * 140;
                    int y = (row == 1) == down ? 280 : 100;
                    assertEquals(expected, pixels.at(x, y), "row " + row + ", column " + column + ", down " + down);
                }
            }
        }
    }

    @Test
    void cellsBetweenUnevenMiddlesReachHalfWay() {
        // Cells at 0, 1 and 4 on an axis from −0.5 to 5.5, 60 pixels long: edges at 0.5 and 2.5.
        var scale = new Scale(new Range(-0.5, 5.5), false, 0, 60);
        var cells = Cells.on(scale, new double[] {0, 1, 4}, 0, 60, 1);
        assertEquals(0, cells.first(9));
        assertEquals(1, cells.first(10));
        assertEquals(1, cells.last(29));
        assertEquals(2, cells.first(30));
        assertEquals(2, cells.last(59));
    }

    @Test
    void manyCellsInAPixelAreAllCounted() {
        double[] middles = IntStream.range(0, 1000).asDoubleStream().toArray();
        for (boolean down : new boolean[] {false, true}) {
            var scale = new Scale(new Range(-0.5, 999.5), false, down ? 100 : 0, down ? 0 : 100);
            var cells = Cells.on(scale, middles, 0, 100, 1);
            int counted = IntStream.range(0, 100).map(square -> Math.abs(cells.last(square) - cells.first(square)) + 1).sum();
            assertEquals(1000, counted);
        }
    }

    @Test
    void cellsOfManyRowsShowTheirMean() {
        float[][] stripes = new float[3000][10];
        for (int row = 0; row < 3000; row += 2) {
            java.util.Arrays.fill(stripes[row], 1);
        }
        var map = HeatMap.of(stripes, Rows.indices(10), Rows.indices(3000));
        assertEquals(new Range(0, 1), map.colorRange());
        var pixels = Pixels.of(Plot.heatMap(stripes).size(400, 390));
        double middle = lightness(ColorMap.VIRIDIS.at(0.5));
        for (int y = 100; y < 300; y++) {
            assertEquals(middle, lightness(pixels.at(200, y)), 0.12, "row " + y);
        }
    }

    @Test
    void theWorstHeatMapWeighsLessThan100KB() {
        var random = RandomGenerator.of("L64X128MixRandom");
        float[][] noise = new float[600][4000];
        for (float[] row : noise) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat();
            }
        }
        assertLight(Plot.heatMap(noise));
        float[][] exact = new float[330][560];
        for (float[] row : exact) {
            for (int i = 0; i < row.length; i++) {
                row[i] = random.nextFloat();
            }
        }
        assertLight(Plot.heatMap(exact).title("noise").colorLabel("x"));
        assertLight(Plot.row(Plot.heatMap(exact), Plot.heatMap(exact), Plot.heatMap(exact)));
        float[][] overlaps = new float[2080][101];
        for (float[] row : overlaps) {
            float end = random.nextBoolean() ? 1 : 0.35f;
            for (int t = 0; t < 101; t++) {
                row[t] = end + (0.8f - end) * (float) Math.exp(-t / 10.0) + 0.01f * (float) random.nextGaussian();
            }
        }
        assertLight(Plot.heatMap(overlaps));
        assertLight(Plot.lines(overlaps));
        assertLight(Plot.row(Plot.lines(overlaps), Plot.lines(overlaps), Plot.heatMap(overlaps)));
        assertLight(Plot.scatter(random.doubles(100_000).toArray(), random.doubles(100_000).toArray()));
    }

    private static void assertLight(Figure figure) {
        int bytes = figure.png().length;
        assertTrue(bytes < 100_000, bytes + " bytes");
    }

    @Test
    void aLogarithmicHeatMapHasCellsOfOneWidth() {
        float[][] values = {{1, 2, 3, 4}};
        var pixels = Pixels.of(Plot.heatMap(values, new double[] {1, 10, 100, 1000}, new double[] {0}).logX().size(500, 300));
        var frame = pixels.frame();
        var seen = IntStream.range(0, 4).mapToObj(i -> pixels.at(70 + i * 95, 150)).toList();
        assertEquals(IntStream.range(0, 4).mapToObj(i -> ColorMap.VIRIDIS.at(i / 3.0)).toList(), seen, frame.toString());
    }

    @Test
    void whatCannotBeShownIsNamed() {
        float[][] two = {{1, 2}, {3, 4}};
        assertEquals("The heat map is empty; give one row of one number at least.", message(() -> Plot.heatMap(new float[0][0])));
        assertEquals("Row 1 of the heat map has 1 numbers, row 0 has 2; give rows of one length.",
                message(() -> Plot.heatMap(new float[][] {{1, 2}, {3}})));
        assertEquals("The heat map has 2 rows and 2 columns, but 2 y and 1 x; give one of each.",
                message(() -> Plot.heatMap(two, new double[] {1}, new double[] {1, 2})));
        assertEquals("x[1] = 1.0 of the heat map does not grow from 2.0; sort the columns.",
                message(() -> Plot.heatMap(two, new double[] {2, 1}, new double[] {1, 2})));
        assertEquals("The heat map has numbers from 1.0 to Infinity; give finite ones, NaN for an empty cell.",
                message(() -> Plot.heatMap(new float[][] {{1, Float.POSITIVE_INFINITY}})));
    }

    @Test
    void aMapWithoutAnyNumberIsGrey() {
        float[][] nothing = {{Float.NaN, Float.NaN}};
        assertEquals(Palette.MISSING, Pixels.of(Plot.heatMap(nothing)).at(200, 200));
    }

    @Test
    void doublesGiveTheSamePictureAsFloats() {
        assertArrayEquals(Plot.heatMap(new float[][] {{1, 2}}).png(), Plot.heatMap(new double[][] {{1, 2}}).png());
    }

    private static String message(org.junit.jupiter.api.function.Executable code) {
        return assertThrows(IllegalArgumentException.class, code).getMessage();
    }
}
