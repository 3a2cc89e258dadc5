package engram.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.experiment.Experiment;
import engram.hopfield.Hopfield;
import engram.hopfield.Patterns;
import engram.hopfield.Recall;
import engram.hopfield.experiment.Setting;
import engram.hopfield.Update;
import engram.hopfield.Watch;
import engram.plot.Figure;
import engram.plot.Plot;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        assertShows(RecallFigures.convergence(RUNS), "α = 0.13", "N = 200", "N = 400", "fraction converged");
        assertShows(RecallFigures.everyPattern(RUNS.get(1)), "α = 0.13, N = 400", "pattern", "overlap m");
        // other data, other picture
        assertFalse(Arrays.equals(RecallFigures.finalOverlaps(RUNS).png(), RecallFigures.finalOverlaps(RUNS.reversed()).png()));
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.finalOverlaps(List.of()));
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.convergence(List.of()));
    }

    @Test
    void energiesAndNeuronsThatWereWatched() {
        var patterns = Patterns.random(10, 100, 1);
        var net = Hopfield.hebb(patterns);
        var probes = patterns.corrupted(.5, 1);
        var watched = net.recall(probes, Update.asynchronous(.01), 5, Watch.overlaps().withEnergy().withNeurons(4, 9, 2));
        assertShows(RecallFigures.energies(watched), "energy E/N", "time / sweeps");
        assertShows(RecallFigures.neurons(watched, 3), "Probe 3", "watched neuron");
        var plain = net.recall(probes, Update.asynchronous(.01), 5);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RecallFigures.energies(plain)).getMessage().contains("withEnergy"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> RecallFigures.neurons(plain, 0)).getMessage().contains("withNeurons"));
        assertThrows(IllegalArgumentException.class, () -> RecallFigures.neurons(watched, 10));
    }

    @Test
    void experimentsBesideTheTheory() {
        double[] loads = {.05, .1, .15}, temperatures = {.1, .6, 1.2};
        var diagram = Experiment.phaseDiagram(100, loads, temperatures, .8, 5, 2, 1).run();
        assertShows(ExperimentFigures.phaseDiagram(diagram), "T_M", "T_g = 1 + √α", "α_c", "N = 100, from m0 = 0.8", "temperature T");
        assertShows(ExperimentFigures.overlapAgainstTemperature(diagram), "mean-field theory", "α = 0.05", "α = 0.15", "temperature T");
        var capacity = Experiment.capacity(new int[] {100, 200}, loads, 0, 2, 1).run();
        assertShows(ExperimentFigures.capacity(capacity), "mean-field theory", "N = 100", "N = 200", "α_c", "load α");
        var coupled = ExperimentFigures.capacity(Experiment.capacity(new int[] {100}, loads, 1, 1, 1).run()); // one network: no bars
        assertShows(coupled, "N = 100", "load α");
        assertFalse(coupled.svg().contains("mean-field theory") || coupled.svg().contains("α_c"), "theory of λ = 0 beside λ = 1");
        var basin = Experiment.basin(100, loads, new double[] {.2, .8}, 1, 1).run();
        assertShows(ExperimentFigures.basin(basin), "initial overlap m0", "share recalled", "N = 100");
        var settling = Experiment.settling(new int[] {100, 200}, new double[] {.08, .11, .16}, 2, 1).run();
        assertShows(ExperimentFigures.settling(settling), "slope −1/2", "N = 200", "settling time");
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
