package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Anderson;
import engram.deq.Broyden;
import engram.deq.ForwardEuler;
import engram.deq.Newton;
import engram.deq.Picard;
import engram.deq.Solution;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.parallel.Cores;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sample's result has the same bits alone and among others, in any order, on any number of threads. */
class BatchTest {
    private static final List<Solver> SOLVERS = List.of(new Picard(), new Picard(0.5), new ForwardEuler(0.3), new Anderson(4),
            new Anderson(4).with(Anderson.Safeguard.NEAR), new Anderson(7, 0, Anderson.Safeguard.FALLING), new Broyden(), new Newton());

    private static Matrix some(Matrix x, int from, int count) {
        return Matrix.of(count, x.cols(), Arrays.copyOfRange(x.entries(), from * x.cols(), (from + count) * x.cols()));
    }

    private static void same(Solution one, int i, Solution other, int k, String what) {
        assertArrayEquals(one.states().row(i), other.states().row(k), 0, what);
        assertArrayEquals(one.residuals(i), other.residuals(k), 0, what);
        assertEquals(one.calls(i), other.calls(k), what);
        assertEquals(one.status(i), other.status(k), what);
        assertEquals(one.accepted(i), other.accepted(k), what);
        assertEquals(one.periodTwo(i), other.periodTwo(k), what);
    }

    /** Every solver and every form, among 64, alone, and in the opposite order; samples finish at different times. */
    @ParameterizedTest
    @EnumSource
    void aloneAndAmongOthers(Form form) {
        Matrix x = some(Plain.digits(7), 0, 64);
        int[] sizes = {784, 30, 10};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.8), 1).withBiases(Plain.biases(2, sizes)).as(form);
        Matrix back = Matrix.zeros(64, 784);
        for (int i = 0; i < 64; i++) for (int j = 0; j < 784; j++) back.set(63 - i, j, x.get(i, j));
        for (Solver solver : SOLVERS) {
            var stop = new Stop(1e-3, solver instanceof Newton ? 6 : 25);
            var all = memory.equilibrium(x, solver, stop);
            var reversed = memory.equilibrium(back, solver, stop).solution();
            var calls = new java.util.TreeSet<Integer>();
            for (int i = 0; i < 64; i++) {
                calls.add(all.solution().calls(i));
                same(all.solution(), i, reversed, 63 - i, form + ", " + solver + ", sample " + i + " in the opposite order");
                if (solver instanceof Newton && i % 8 != 0) continue;
                var alone = memory.equilibrium(some(x, i, 1), solver, stop);
                same(all.solution(), i, alone.solution(), 0, form + ", " + solver + ", sample " + i + " alone");
                assertArrayEquals(all.states().row(i), alone.states().row(0), 0);
                assertEquals(all.energies().total(i), alone.energies().total(0));
            }
            if (solver.equals(new Anderson(4))) assertTrue(calls.size() > 1, "samples finish at different times");
        }
    }

    @Test
    void onAnyNumberOfThreads() {
        Matrix x = some(Plain.digits(7), 0, 64);
        for (Form form : Form.values()) {
            var memory = HierarchicalMemory.layers(784, 512, 10).initialised(Xavier.gain(1), 1).as(form);
            var solver = new Anderson(4);
            var stop = new Stop(1e-4, 12);
            Solution all = memory.equilibrium(x, solver, stop).solution();
            for (int threads : new int[] {1, 2, 5}) Cores.limitedTo(threads, () -> {
                Solution found = memory.equilibrium(x, solver, stop).solution();
                for (int i = 0; i < 64; i += 7) same(all, i, found, i, form + ", " + threads + " threads");
                assertArrayEquals(all.states().entries(), found.states().entries(), 0);
            });
        }
    }
}
