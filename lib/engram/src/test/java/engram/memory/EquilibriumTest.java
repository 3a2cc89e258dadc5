package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.deq.Anderson;
import engram.deq.Broyden;
import engram.deq.Newton;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.deq.Status;
import engram.deq.Stop;
import engram.parallel.Cores;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an equilibrium tells, what it costs, and that it is one for the smallest batches and layers too. */
class EquilibriumTest {

    /** No samples, one, and layers of one neuron, by every form and solver. */
    @ParameterizedTest
    @EnumSource
    void theSmallestOnes(Form form) {
        for (int[] sizes : new int[][] {{1, 1, 1}, {2, 1, 3}, {1, 3, 1, 2, 1}}) {
            var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.3), 1).withBiases(Plain.biases(2, sizes)).as(form);
            for (Solver solver : new Solver[] {new Picard(0.5), new Anderson(4), new Broyden(), new Newton()})
                for (int samples = 0; samples < 2; samples++) {
                    var found = memory.equilibrium(Matrix.uniform(samples, sizes[0], 3), solver, new Stop(1e-5, 200));
                    assertEquals(samples, found.solution().count(Status.CONVERGED), form + " by " + solver);
                    assertEquals(samples, found.outputs().rows());
                    assertEquals(samples, found.energies().totals().length);
                    assertEquals(samples, found.rates().length);
                    assertEquals(samples, found.activations(1).rows());
                }
            boolean[] known = new boolean[sizes[0]];
            assertEquals(0, memory.complete(Matrix.zeros(0, sizes[0]), new Picard(), new Stop(1e-5, 9), known).states().rows());
        }
    }

    /** The states that one form has found are where another starts: after one call it is done. */
    @Test
    void formsStartWhereOthersEnded() {
        int[] sizes = {9, 8, 7, 6, 5};
        Matrix x = Plain.random(4, 9, 1, 1);
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.5), 3).withBiases(Plain.biases(4, sizes));
        for (Form[] pair : new Form[][] {{Form.HAM, Form.EVEN_ODD_HAM}, {Form.EVEN_ODD_HAM, Form.HAM}, {Form.CHN, Form.EVEN_ODD_CHN},
                {Form.EVEN_ODD_CHN, Form.CHN}}) {
            var found = memory.as(pair[0]).equilibrium(x, new Picard(pair[0] == Form.CHN ? 0.5 : 1), new Stop(1e-6, 500));
            assertEquals(4, found.solution().count(Status.CONVERGED));
            var other = memory.as(pair[1]).equilibrium(x, found.states(pair[1]), new Picard(), new Stop(1e-5, 1)).solution();
            assertEquals(4, other.count(Status.CONVERGED), pair[0] + " to " + pair[1]);
        }
        assertArrayEquals(memory.withBiases(Plain.biases(4, sizes)).biases(2).entries(), Plain.biases(4, sizes)[2].entries());
    }

    /** Layers and their activations stand where they belong. */
    @Test
    void layersAreThoseOfAllStates() {
        int[] sizes = {4, 3, 2, 5};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.5), 3).withBiases(Plain.biases(4, sizes));
        var found = memory.equilibrium(Plain.random(2, 4, 1, 1), new Picard(), new Stop(1e-6, 500));
        for (int i = 0; i < 2; i++)
            for (int l = 1, at = 0; l < 4; at += sizes[l++])
                for (int j = 0; j < sizes[l]; j++) {
                    float state = found.states().get(i, at + j);
                    assertEquals(state, found.layer(l).get(i, j));
                    assertEquals(1 / (1 + Math.exp(2 - 4 * state)), found.activations(l).get(i, j), 1e-6);
                }
    }

    /** Neurons that count how often they are asked. */
    private record Counting(AtomicInteger asked) implements Additive {
        @Override public double value(double s) { return s * s / 2; }

        @Override public double activation(double s) {
            asked.incrementAndGet();
            return s;
        }

        @Override public double slope(double s) { return 1; }
    }

    /** What the input sends is computed once. */
    @Test
    void inputsAreActivatedOnce() {
        var asked = new AtomicInteger();
        var memory = HierarchicalMemory.layers(5, 4, 3).with(new Counting(asked), Lagrangian.tanh(), Lagrangian.tanh());
        memory.equilibrium(Matrix.uniform(7, 5, 1), new Picard(), new Stop(1e-4, 20));
        assertEquals(7 * 5, asked.get());
    }

    /** The energies of a dense memory can be interrupted, whatever its interaction costs. */
    @Test
    void energiesOfDenseMemoriesAreInterrupted() {
        Matrix patterns = Matrix.zeros(1000, 2);
        Arrays.fill(patterns.writableEntries(), 1);
        var memory = DenseMemory.of(patterns, (x, _, _) -> {
            Thread.currentThread().interrupt();
            return x;
        });
        try {
            Cores.limitedTo(1, () -> assertThrows(CancellationException.class, () -> memory.energies(Matrix.of(1, 2, 1, 1))));
        } finally {
            Thread.interrupted();
        }
    }
}
