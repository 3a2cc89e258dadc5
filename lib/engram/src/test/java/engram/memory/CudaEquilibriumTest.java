package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.cuda.OnGpu;
import engram.deq.Anderson;
import engram.deq.FullAdjoint;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.deq.Status;
import engram.deq.Stop;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.Test;

/** Memories find on the GPU what they find on the CPU. */
@OnGpu
class CudaEquilibriumTest {
    private static final Matrix INPUTS = Matrix.uniform(7, 40, 3);

    private static HierarchicalMemory memory(Form form) {
        return HierarchicalMemory.layers(40, 24, 16, 12, 5).initialised(Xavier.gain(0.5), 11).as(form);
    }

    private static double largestDifference(Matrix a, Matrix b) {
        double largest = 0;
        for (int i = 0; i < a.rows(); i++) for (int j = 0; j < a.cols(); j++) largest = Math.max(largest, Math.abs(a.get(i, j) - b.get(i, j)));
        return largest;
    }

    @ParameterizedTest
    @EnumSource
    void everyForm(Form form) {
        for (Solver solver : new Solver[] {new Picard(form == Form.CHN ? 0.5 : 1), new Anderson(4)}) {
            var here = memory(form).equilibrium(INPUTS, solver, new Stop(1e-6, 200));
            var there = memory(form).on(Backend.cuda()).equilibrium(INPUTS, solver, new Stop(1e-6, 200));
            if (form == Form.HAM) assertTrue(DoubleStream.of(here.rates()).max().orElseThrow() < 0.95);
            assertEquals(INPUTS.rows(), there.solution().count(Status.CONVERGED), form + " by " + solver);
            assertTrue(largestDifference(here.states(), there.states()) < 1e-4, form + " by " + solver);
            assertEquals(here.energies().total(0), there.energies().total(0), 1e-4 * Math.abs(here.energies().total(0)));
        }
    }

    @Test void everyLagrangianAndTheAdjoint() {
        for (Lagrangian kind : new Lagrangian[] {Lagrangian.logistic(), Lagrangian.tanh(), Lagrangian.relu(), Lagrangian.identity(),
                Lagrangian.softplus(), Lagrangian.softmax(2), Lagrangian.layerNorm(1), Lagrangian.spherical(1)}) {
            var memory = HierarchicalMemory.layers(40, 12, 5).with(kind).initialised(Xavier.gain(0.3), 11).evenOdd();
            var here = memory.equilibrium(INPUTS, new Anderson(4), new Stop(1e-6, 100));
            var there = memory.on(Backend.cuda()).equilibrium(INPUTS, new Anderson(4), new Stop(1e-6, 100));
            assertTrue(largestDifference(here.states(), there.states()) < 1e-4, kind.toString());
            var adjoint = new FullAdjoint(new Picard(), 50);
            Matrix gradient = Matrix.gaussian(7, 5, 4), state = here.solution().states();
            Matrix g = adjoint.of(memory.fixedPoint(INPUTS), state, gradient);
            Matrix onGpu = adjoint.of(memory.on(Backend.cuda()).fixedPoint(INPUTS), state, gradient);
            assertTrue(largestDifference(g, onGpu) < 1e-4, kind.toString());
        }
    }

    @Test void noSamples() {
        for (Form form : Form.values()) {
            var found = memory(form).on(Backend.cuda()).equilibrium(Matrix.zeros(0, 40), new Anderson(4), new Stop(1e-4, 5));
            assertEquals(0, found.states().rows());
            assertEquals(0, found.rates().length);
        }
    }

    @Test void completion() {
        var memory = HierarchicalMemory.layers(40, 24).with(Lagrangian.identity(), Lagrangian.softmax(4)).initialised(Xavier.gain(1), 2);
        boolean[] known = new boolean[40];
        for (int i = 0; i < 20; i++) known[i] = true;
        var here = memory.complete(INPUTS, new Picard(), new Stop(1e-5, 100), known);
        var there = memory.on(Backend.cuda()).complete(INPUTS, new Picard(), new Stop(1e-5, 100), known);
        assertTrue(largestDifference(here.layer(0), there.layer(0)) < 1e-4);
        var path = memory.on(Backend.cuda()).relaxation(INPUTS, known);
        for (int update = 0; update < here.solution().calls(0) + 20; update++) {
            path.odd();
            path.even();
        }
        assertTrue(largestDifference(here.layer(0), path.layer(0)) < 1e-3);
    }
}
