package engram.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.Update;
import engram.hopfield.Watch;
import engram.hopfield.experiment.Experiment;
import engram.hopfield.experiment.Setting;
import engram.hopfield.theory.MeanField;
import engram.plot.Drawn;
import engram.plot.Figure;
import engram.plot.Plot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final List<Recall> RUNS =
            List.of(Setting.figures3and4(200, .13, 0).run(1), Setting.figures3and4(400, .13, 0).run(1));

    private static void assertShows(Figure figure, String... words) {
        String svg = figure.svg();
        for (String word : words) assertTrue(svg.contains(word), word);
        assertTrue(figure.png().length < 100_000);
    }

    @Test
    void panelsOfFigures3And4() {
        assertShows(RecallFigures.finalOverlaps(RUNS), "α = 0.13", "final overlap m", "P(m)",
                String.format(Locale.ROOT, "N = 400, mean %.2f", RUNS.get(1).meanFinalOverlap()));
        var bars = Drawn.bars(RecallFigures.finalOverlaps(RUNS));
        for (int k = 0; k < 2; k++) {
            assertArrayEquals(RUNS.get(k).finalOverlaps(), bars.get(k).values());
            assertTrue(bars.get(k).density());
            // 40 bins from 0 to 1: a share of 26 or 52 probes a bin, times 40
            long best = Arrays.stream(RUNS.get(k).finalOverlaps()).filter(m -> m >= 39 / 40.0).count();
            assertEquals(40.0 * best / RUNS.get(k).probes(), bars.get(k).heights()[39], 1e-9);
        }
        assertShows(RecallFigures.convergence(RUNS), "α = 0.13", "N = 200", "N = 400", "fraction converged");
        for (var run : RUNS) {
            var curve = Drawn.curve(RecallFigures.convergence(RUNS), "N = " + run.neurons());
            assertArrayEquals(times(101), curve.x());
            for (int t = 0; t <= 100; t++) assertEquals(1 - (double) run.unconverged()[t] / run.probes(), curve.y()[t], "time " + t);
        }
        assertShows(RecallFigures.everyPattern(RUNS.get(1)), "α = 0.13, N = 400", "pattern", "overlap m");
        var rows = Drawn.grid(RecallFigures.everyPattern(RUNS.get(1))).values();
        for (int k = 1; k < rows.length; k++) assertTrue(rows[k - 1][100] >= rows[k][100], "row " + k);
        for (int t = 0; t <= 100; t++) // the rows in another order: at every time the same overlaps
            assertArrayEquals(sorted(RUNS.get(1).overlaps(), t), sorted(doubles(rows), t), 1e-7, "time " + t);
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.finalOverlaps(List.of()));
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.convergence(List.of()));
    }

    private static double[] times(int count) { return IntStream.range(0, count).asDoubleStream().toArray(); }

    private static double[] sorted(double[][] rows, int column) { return Arrays.stream(rows).mapToDouble(row -> row[column]).sorted().toArray(); }

    private static double[][] doubles(float[][] rows) {
        return Arrays.stream(rows).map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray()).toArray(double[][]::new);
    }

    @Test
    void energiesAndNeuronsThatWereWatched() {
        var patterns = Patterns.random(10, 100, 1);
        var net = Hopfield.hebb(patterns);
        var probes = patterns.corrupted(.5, 1);
        var watched = net.recall(probes, Update.asynchronous(.01), 5, Watch.overlaps().withEnergy().withNeurons(4, 9, 2));
        assertShows(RecallFigures.energies(watched), "energy E/N", "time / sweeps");
        var lines = Drawn.lines(RecallFigures.energies(watched));
        assertArrayEquals(times(6), lines.x());
        for (int mu = 0; mu < 10; mu++) {
            assertEquals(net.energies(probes)[mu] / 100, lines.rows()[mu][0], 1e-6);
            assertEquals(net.energies(watched.finalStates())[mu] / 100, lines.rows()[mu][5], 1e-6);
        }
        assertShows(RecallFigures.neurons(watched, 3), "Probe 3", "watched neuron");
        float[][] spins = Drawn.grid(RecallFigures.neurons(watched, 3)).values();
        int[] numbers = {4, 9, 2};
        for (int k = 0; k < 3; k++) {
            assertEquals(probes.spin(3, numbers[k]), spins[k][0], "neuron " + numbers[k]);
            assertEquals(watched.finalStates().spin(3, numbers[k]), spins[k][5], "neuron " + numbers[k]);
        }
        var plain = net.recall(probes, Update.asynchronous(.01), 5);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RecallFigures.energies(plain)).getMessage().contains("withEnergy"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RecallFigures.neurons(plain, 0)).getMessage().contains("withNeurons"));
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.neurons(watched, 10));
    }

    private static final double[] LOADS = {.05, .1, .15};

    /** Mean over two networks, seeds 1 and 2, as the tables round it. */
    private static double mean(Setting setting, ToDoubleFunction<Recall> figure) {
        return (figure.applyAsDouble(setting.run(1)) + figure.applyAsDouble(setting.run(2))) / 2;
    }

    /** Two numbers: half their distance is the standard error of their mean. */
    private static double error(Setting setting, ToDoubleFunction<Recall> figure) {
        return Math.abs(figure.applyAsDouble(setting.run(1)) - figure.applyAsDouble(setting.run(2))) / 2;
    }

    /** Load goes to the right and temperature up, in the map and in the theory's lines. */
    @Test
    void thePhaseDiagramShowsOverlapsWhereTheyWereMeasured() {
        double[] temperatures = {.1, .6, 1.2};
        var table = Experiment.phaseDiagram(100, LOADS, temperatures, .8, 5, 2, 1).run();
        var figure = ExperimentFigures.phaseDiagram(table);
        assertShows(figure, "N = 100, from m₀ = 0.8", "temperature T", "final overlap m");
        var grid = Drawn.grid(figure);
        assertArrayEquals(LOADS, grid.x());
        assertArrayEquals(temperatures, grid.y());
        for (int row = 0; row < 3; row++)
            for (int column = 0; column < 3; column++) {
                var setting = new Setting(100, LOADS[column], 0, .8, Update.asynchronous(.1).atTemperature(temperatures[row]), 5);
                assertEquals(mean(setting, Recall::meanFinalOverlap), grid.values()[row][column], 1e-6);
            }
        var recalled = Drawn.curve(figure, "T_M: recall below");
        var glass = Drawn.curve(figure, "T_g = 1 + √α: spin glass below");
        for (int k = 0; k < recalled.x().length; k++) {
            double melting = MeanField.retrievalTemperature(recalled.x()[k]);
            assertEquals(melting <= 1.2 ? melting : Double.NaN, recalled.y()[k]);
            double glassy = 1 + Math.sqrt(glass.x()[k]);
            assertEquals(glassy <= 1.2 ? glassy : Double.NaN, glass.y()[k], 1e-12);
        }
        assertEquals(.137906, recalled.x()[recalled.x().length - 1], 1e-6);
        assertEquals(.15, glass.x()[glass.x().length - 1], 1e-12);
        assertArrayEquals(new double[] {.137906, .137906}, Drawn.curve(figure, "α_c").x(), 1e-6);
        var ordered = Drawn.curve(figure, "T_c: patterns lowest in free energy below");
        int last = ordered.x().length - 1;
        for (int k = 0; k < last; k++) assertEquals(MeanField.groundStateTemperature(ordered.x()[k]), ordered.y()[k]);
        assertArrayEquals(new double[] {.0519, 0}, new double[] {ordered.x()[last], ordered.y()[last]}, 1e-4);
        for (String name : List.of("T_M", "T_c", "T_g", "α_c")) assertTrue(Drawn.notes(figure).contains(name), name);
        var doubled = ExperimentFigures.phaseDiagram(table.copy().append(table)); // two rows for each point: their mean
        assertArrayEquals(grid.values(), Drawn.grid(doubled).values());

        var against = ExperimentFigures.overlapAgainstTemperature(table);
        assertShows(against, "mean-field theory", "temperature T");
        for (double load : LOADS) {
            var points = Drawn.curve(against, "α = " + load);
            assertArrayEquals(temperatures, points.x());
            for (int k = 0; k < 3; k++) {
                var setting = new Setting(100, load, 0, .8, Update.asynchronous(.1).atTemperature(temperatures[k]), 5);
                assertEquals(mean(setting, Recall::meanFinalOverlap), points.y()[k], 1e-6);
                assertEquals(error(setting, Recall::meanFinalOverlap), points.errors()[k], 1e-6);
            }
        }
        var theory = Drawn.curve(against, "mean-field theory"); // of the first load
        for (int k = 0; k < theory.x().length; k++) {
            double m = MeanField.overlap(.05, theory.x()[k]);
            assertEquals(m > 0 ? m : Double.NaN, theory.y()[k]);
        }
    }

    @Test
    void capacityShowsTheoryBesideNetworksWithoutSelfCoupling() {
        var figure = ExperimentFigures.capacity(Experiment.capacity(new int[] {100, 200}, LOADS, 0, 2, 1).run());
        assertShows(figure, "N = 100", "load α");
        var points = Drawn.curve(figure, "N = 200");
        assertArrayEquals(LOADS, points.x());
        for (int k = 0; k < 3; k++) {
            var setting = new Setting(200, LOADS[k], 0, 1, Update.synchronous(), 100);
            assertEquals(mean(setting, Recall::meanFinalOverlap), points.y()[k], 1e-6);
            assertEquals(error(setting, Recall::meanFinalOverlap), points.errors()[k], 1e-6);
        }
        var theory = Drawn.curve(figure, "mean-field theory");
        for (int k = 0; k < theory.x().length; k++) assertEquals(MeanField.overlap(theory.x()[k], 0), theory.y()[k]);
        assertArrayEquals(new double[] {.137906}, Drawn.verticals(figure), 1e-6);

        var coupled = ExperimentFigures.capacity(Experiment.capacity(new int[] {100}, LOADS, 1, 1, 1).run()); // one network: no bars
        assertShows(coupled, "N = 100", "load α");
        for (double bar : Drawn.curve(coupled, "N = 100").errors()) assertTrue(Double.isNaN(bar));
        assertEquals(0, Drawn.verticals(coupled).length);
        assertTrue(Drawn.curves(coupled).stream().noneMatch(curve -> curve.name().contains("theory")), "theory of λ = 0 beside λ = 1");
    }

    @Test
    void basinAndSettlingShowWhatWasMeasured() {
        double[] overlaps = {.2, .8};
        var basin = ExperimentFigures.basin(Experiment.basin(100, LOADS, overlaps, 2, 1).run());
        assertShows(basin, "initial overlap m₀", "share recalled", "N = 100");
        var grid = Drawn.grid(basin);
        assertArrayEquals(LOADS, grid.x());
        assertArrayEquals(overlaps, grid.y());
        for (int row = 0; row < 2; row++)
            for (int column = 0; column < 3; column++) {
                var setting = new Setting(100, LOADS[column], 0, overlaps[row], Update.synchronous(), 100);
                assertEquals(mean(setting, Recall::fractionRecalled), grid.values()[row][column], 1e-6);
            }
        assertArrayEquals(new double[] {.137906}, Drawn.verticals(basin), 1e-6);

        var settling = ExperimentFigures.settling(Experiment.settling(new int[] {100, 200}, new double[] {.08, .11, .16}, 2, 1).run());
        assertShows(settling, "slope −1/2", "settling time");
        var points = Drawn.curve(settling, "N = 200");
        assertArrayEquals(new double[] {MeanField.criticalLoad() - .08, MeanField.criticalLoad() - .11}, points.x(), 1e-9); // .16 is beyond the edge
        var setting = new Setting(200, .11, 0, .9, Update.synchronous(), 200);
        assertEquals(mean(setting, Recall::meanSettlingTime), points.y()[1], 6e-4);
        assertEquals(error(setting, Recall::meanSettlingTime), points.errors()[1], 6e-4);
        var law = Drawn.curve(settling, "slope −1/2");
        assertEquals(-.5, Math.log(law.y()[1] / law.y()[0]) / Math.log(law.x()[1] / law.x()[0]), 1e-9);
    }

    /** Two networks and their mean: the numbers of a row are those of the runs. */
    @Test
    void aRowHoldsMeansAndStandardErrors() {
        var row = Experiment.settling(new int[] {300}, new double[] {.1}, 2, 7).run().row(0);
        var setting = new Setting(300, .1, 0, .9, Update.synchronous(), 200);
        double a = setting.run(7).meanSettlingTime(), b = setting.run(8).meanSettlingTime();
        assertEquals((a + b) / 2, row.getDouble("settlingTime"), 6e-4);
        assertEquals(Math.abs(a - b) / 2, row.getDouble("settlingError"), 6e-4); // √(((a−b)²/2)/2)
    }

    @Test
    void aTableAsAHeatMap() {
        var table = tech.tablesaw.api.Table.create(
                tech.tablesaw.api.DoubleColumn.create("a", 2, 1, 1), tech.tablesaw.api.DoubleColumn.create("b", 5, 5, 7),
                tech.tablesaw.api.DoubleColumn.create("value", 10, 20, 30));
        var expected = Plot.heatMap(new double[][] {{20, 10}, {30, Double.NaN}}, new double[] {1, 2}, new double[] {5, 7})
                .xLabel("a").yLabel("b").colorLabel("value");
        assertArrayEquals(expected.png(), Plot.heatMap(table, "a", "b", "value").png());
        table.doubleColumn("b").set(2, 5);
        var thrown = assertThrows(IllegalArgumentException.class, () -> Plot.heatMap(table, "a", "b", "value"));
        assertTrue(thrown.getMessage().contains("a = 1.0 and b = 5.0"), thrown.getMessage());
    }
}
