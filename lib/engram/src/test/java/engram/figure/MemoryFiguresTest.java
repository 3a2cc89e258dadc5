package engram.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Anderson;
import engram.deq.Picard;
import engram.deq.Solution;
import engram.deq.Status;
import engram.deq.Stop;
import engram.memory.Energies;
import engram.memory.Equilibrium;
import engram.memory.HierarchicalMemory;
import engram.memory.Xavier;
import engram.plot.Drawn;
import engram.plot.Figure;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {
    private static final int SAMPLES = 40;
    private static final Matrix INPUTS = Matrix.uniform(SAMPLES, 12, 3);
    private static final HierarchicalMemory MEMORY = HierarchicalMemory.layers(12, 9, 5).initialised(Xavier.gain(1.5), 1);
    private static final Equilibrium EQUILIBRIUM = MEMORY.equilibrium(INPUTS, new Picard(), new Stop(1e-4, 60));

    private static void assertShows(Figure figure, String... words) {
        String svg = figure.svg();
        for (String word : words) assertTrue(svg.contains(word), word);
        assertTrue(figure.png().length < 100_000);
    }

    /** Each column adds up to the share of the samples that were at work, and each residual lies in the row that is drawn for it. */
    @Test
    void residualsLieWhereTheyWereMeasured() {
        Solution solution = EQUILIBRIUM.solution();
        var figure = MemoryFigures.residuals(EQUILIBRIUM);
        assertShows(figure, "calls of f", "residual", SAMPLES + " samples: " + SAMPLES + " CONVERGED", "9 in 10 converged");
        var grid = Drawn.grid(figure);
        int most = IntStream.range(0, SAMPLES).map(solution::calls).max().getAsInt();
        assertEquals(most, grid.x().length);
        for (int call = 1; call <= most; call++) {
            int at = call;
            assertEquals(call, grid.x()[call - 1]);
            double sum = 0;
            for (float[] row : grid.values()) sum += Float.isNaN(row[call - 1]) ? 0 : row[call - 1];
            long working = IntStream.range(0, SAMPLES).filter(i -> solution.calls(i) >= at).count();
            assertEquals(working / (double) SAMPLES, sum, 1e-6, "call " + call);
            for (int row = 0; row < grid.y().length; row++) {
                double low = grid.y()[row] / Math.pow(10, 0.125), high = grid.y()[row] * Math.pow(10, 0.125);
                long inside = IntStream.range(0, SAMPLES).filter(i -> solution.calls(i) >= at)
                        .mapToDouble(i -> solution.residuals(i)[at - 1]).filter(r -> r >= low && r < high).count();
                assertEquals(inside / (double) SAMPLES, Float.isNaN(grid.values()[row][call - 1]) ? 0 : grid.values()[row][call - 1], 1e-6);
            }
        }
        double[] sorted = IntStream.range(0, SAMPLES).mapToDouble(solution::calls).sorted().toArray();
        assertArrayEquals(new double[] {sorted[SAMPLES / 2 - 1], sorted[SAMPLES * 9 / 10 - 1]}, Drawn.verticals(figure));
    }

    @Test
    void sharesOfSamplesThatHaveConverged() {
        var anderson = MEMORY.equilibrium(INPUTS, new Anderson(4), new Stop(1e-4, 60)).solution();
        var solutions = new LinkedHashMap<String, Solution>();
        solutions.put("Picard", EQUILIBRIUM.solution());
        solutions.put("Anderson", anderson);
        var figure = MemoryFigures.calls(solutions);
        assertShows(figure, "Picard", "Anderson", "share of the samples converged");
        solutions.forEach((name, solution) -> {
            var curve = Drawn.curve(figure, name);
            for (int k = 0; k < curve.x().length; k++) {
                int calls = k;
                assertEquals(k, curve.x()[k]);
                long done = IntStream.range(0, SAMPLES).filter(i -> solution.calls(i) <= calls).count();
                assertEquals(done / (double) SAMPLES, curve.y()[k], 1e-12);
            }
        });
        assertThrows(IllegalArgumentException.class, () -> MemoryFigures.calls(Map.of()));
        assertThrows(IllegalArgumentException.class, () -> MemoryFigures.calls(Collections.singletonMap("none", null)));
    }

    /** A sample that has diverged is counted, and draws no residual that is not finite; where all have, there is nothing to draw. */
    @Test
    void whatDiverges() {
        Matrix spoilt = INPUTS.copy();
        spoilt.set(0, 0, Float.NaN);
        var solution = MEMORY.equilibrium(spoilt, new Picard(), new Stop(1e-4, 60)).solution();
        assertEquals(Status.DIVERGED, solution.status(0));
        assertShows(MemoryFigures.residuals(solution), "39 CONVERGED, 1 DIVERGED");
        assertEquals(39.0 / 40, Drawn.curve(MemoryFigures.calls(Map.of("all", solution)), "all").y()[mostCalls(solution)], 1e-12);
        var none = MEMORY.equilibrium(Matrix.of(1, 12, spoilt.row(0)), new Picard(), new Stop(1e-4, 60));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> MemoryFigures.residuals(none)).getMessage().contains("finite"));
    }

    private static int mostCalls(Solution solution) { return IntStream.range(0, solution.samples()).map(solution::calls).max().getAsInt(); }

    @Test
    void energiesOfARelaxation() {
        var relaxation = MEMORY.relaxation(INPUTS, Matrix.zeros(SAMPLES, 14));
        List<Energies> path = new ArrayList<>(List.of(relaxation.energies()));
        for (int k = 0; k < 4; k++) {
            if (k % 2 == 0) relaxation.odd();
            else relaxation.even();
            path.add(relaxation.energies());
        }
        assertShows(MemoryFigures.energies(path), "half steps", "energy E");
        var lines = Drawn.lines(MemoryFigures.energies(path));
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, lines.x());
        for (int i = 0; i < SAMPLES; i++) for (int k = 0; k < 5; k++) assertEquals(path.get(k).totals()[i], lines.rows()[i][k], 1e-5);

        var parts = MemoryFigures.energies(path, 7);
        assertShows(parts, "Sample 7", "layers", "synapses", "drive");
        for (int k = 0; k < 5; k++) {
            Energies at = path.get(k);
            double layers = at.layer(7, 1) + at.layer(7, 2), drive = at.drive(7, 1) + at.drive(7, 2);
            assertEquals(layers, Drawn.curve(parts, "layers").y()[k], 1e-12);
            assertEquals(at.synapses(7, 1), Drawn.curve(parts, "synapses").y()[k], 1e-12);
            assertEquals(drive, Drawn.curve(parts, "drive").y()[k], 1e-12);
            assertEquals(layers + at.synapses(7, 1) + drive, Drawn.curve(parts, "E").y()[k], 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> MemoryFigures.energies(List.of()));
        assertThrows(IllegalArgumentException.class, () -> MemoryFigures.energies(path, SAMPLES));
        var fewer = MEMORY.relaxation(Matrix.uniform(2, 12, 3), Matrix.zeros(2, 14)).energies();
        assertThrows(IllegalArgumentException.class, () -> MemoryFigures.energies(List.of(path.getFirst(), fewer)));
    }

    @Test
    void associationsAreRowsOfProbes() {
        Matrix weights = Matrix.uniform(3, 5, 1);
        var figure = MemoryFigures.association(weights);
        assertShows(figure, "probe", "pattern", "association");
        for (int i = 0; i < 3; i++) assertArrayEquals(weights.row(i), Drawn.grid(figure).values()[i]);
    }
}
