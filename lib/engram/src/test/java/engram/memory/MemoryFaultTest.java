package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.DeqException;
import engram.deq.EquilibriumPropagation;
import engram.deq.ExactAdjoint;
import engram.deq.FullAdjoint;
import engram.deq.Newton;
import engram.deq.OneStep;
import engram.deq.Picard;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Status;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes wrong in one sample stays there, and what does not fit is refused in a sentence. */
class MemoryFaultTest {
    private static final int[] SIZES = {9, 8, 7, 6, 5};

    private static HierarchicalMemory memory(Form form) {
        return HierarchicalMemory.layers(SIZES).initialised(Xavier.gain(0.5), 3).withBiases(Plain.biases(4, SIZES)).as(form);
    }

    /**
     * NaN, infinities and numbers near the end of float32 in sample 2 of 5, by every solver and form: the other four have the bits
     * that they have alone.
     */
    @ParameterizedTest
    @EnumSource
    void aBadInputSpoilsItsSampleAlone(Form form) {
        Matrix good = Plain.random(5, 9, 1, 1);
        var memory = memory(form);
        for (Lagrangian kind : new Lagrangian[] {Lagrangian.logistic(), Lagrangian.softplus(), Lagrangian.softmax(1),
                Lagrangian.layerNorm(0.1), Lagrangian.spherical(0.5), new OwnLogistic()}) {
            boolean curved = kind instanceof Additive;
            for (Solver solver : new Solver[] {new Picard(0.5), new Anderson(4), new Newton()}) {
                if (form.isContinuous() && !curved && solver instanceof Newton) continue;
                var m = memory.with(kind);
                var stop = new Stop(1e-4, 8);
                var expected = m.equilibrium(good, solver, stop);
                for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
                    Matrix x = good.copy();
                    x.set(2, 4, bad);
                    var found = m.equilibrium(x, solver, stop);
                    for (int i = 0; i < 5; i++) {
                        if (i == 2) continue;
                        assertArrayEquals(expected.states().row(i), found.states().row(i), 0, form + ", " + kind + ", " + solver);
                        assertArrayEquals(expected.solution().residuals(i), found.solution().residuals(i), 0);
                        assertEquals(expected.energies().total(i), found.energies().total(i));
                    }
                    if (!Float.isNaN(bad)) continue; // a neuron that saturates makes a number of an infinity
                    assertEquals(Status.DIVERGED, found.solution().status(2), form + ", " + kind + ", " + solver);
                    String problem = found.solution().problem(2).orElseThrow();
                    assertTrue(problem.contains("Sample 2") && problem.contains("NaN in its input") && problem.endsWith("."), problem);
                }
            }
        }
    }

    /** ReLU with large weights, in one sample of three whose input begins the growth. */
    @ParameterizedTest
    @EnumSource(names = {"HAM", "EVEN_ODD_HAM"})
    void aDivergingSolveEndsItsSampleAlone(Form form) {
        var memory = HierarchicalMemory.layers(2, 2, 2).with(Lagrangian.relu())
                .withWeights(Matrix.identity(2), Matrix.of(2, 2, 0.5f, 0, 0, 40)).as(form);
        Matrix x = Matrix.of(3, 2, 1, 0, 1, 1, 2, 0), calm = Matrix.of(3, 2, 1, 0, 0, 0, 2, 0);
        for (Solver solver : new Solver[] {new Picard(), new Anderson(4)}) {
            var expected = memory.equilibrium(calm, solver, new Stop(1e-5, 200)).solution();
            var found = memory.equilibrium(x, solver, new Stop(1e-5, 200)).solution();
            if (solver instanceof Picard) assertEquals(Status.DIVERGED, found.status(1));
            for (int i = 0; i < 3; i += 2) {
                assertEquals(Status.CONVERGED, found.status(i));
                assertArrayEquals(expected.states().row(i), found.states().row(i), 0);
            }
            for (float entry : found.states().entries()) assertTrue(Float.isFinite(entry), "the best state is one of numbers");
        }
        String problem = memory.equilibrium(x, new Picard(), new Stop(1e-5, 200)).solution().problem(1).orElseThrow();
        assertTrue(problem.contains("grow without bound"), problem);
    }

    /** Probes: what is not known is not read, and a bad number that is known spoils its sample. */
    @Test
    void badProbesSpoilTheirSampleAlone() {
        boolean[] known = {true, false, true, false, true, false, true, false, true};
        Matrix probes = Plain.random(3, 9, 1, 1), bad = probes.copy();
        bad.set(1, 1, Float.NaN);
        var stop = new Stop(1e-4, 100);
        var memory = memory(Form.HAM);
        var expected = memory.complete(probes, new Picard(), stop, known);
        assertArrayEquals(expected.states().entries(), memory.complete(bad, new Picard(), stop, known).states().entries(), 0);
        bad.set(1, 0, Float.NaN);
        var found = memory.complete(bad, new Picard(), stop, known);
        assertEquals(Status.DIVERGED, found.solution().status(1));
        for (int i = 0; i < 3; i += 2) assertArrayEquals(expected.states().row(i), found.states().row(i), 0);
    }

    /** Where the equation for a gradient has no finite numbers, the gradient has none; it does not look like one. */
    @Test
    void gradientsOfABadSampleAreNoNumbers() {
        Matrix x = Plain.random(3, 9, 1, 1), v = Plain.random(3, 26, 1, 2);
        x.set(1, 1, Float.NaN);
        for (Form form : new Form[] {Form.HAM, Form.CHN}) {
            var f = memory(form).fixedPoint(x);
            Matrix state = Matrix.zeros(3, 26);
            if (form == Form.HAM) state.set(1, 3, Float.NaN);
            var methods = new ArrayList<Adjoint>(List.of(new FullAdjoint(new Picard(), 5), new RecurrentBackprop(5), new ExactAdjoint()));
            if (form == Form.HAM) methods.add(new EquilibriumPropagation(0.1));
            for (Adjoint method : methods) {
                Matrix g = method.of(f, state, v);
                for (int i = 0; i < 3; i++)
                    assertEquals(i == 1, Float.isNaN(g.get(i, 3)), form + ", " + method + ", sample " + i);
            }
        }
    }

    private static void refused(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part) && message.endsWith(".") && message.lines().count() == 1, message);
    }

    @Test
    void memoriesThatCantBeAreRefusedInASentence() {
        var memory = memory(Form.HAM);
        refused("at least one more layer", () -> HierarchicalMemory.layers(3));
        refused("0 neurons", () -> HierarchicalMemory.layers(3, 0, 2));
        refused("2 Lagrangians were given for 5 layers", () -> memory.with(Lagrangian.tanh(), Lagrangian.tanh()));
        refused("3 gains were given for 4 blocks", () -> memory.initialised(new Xavier(1, 2, 3), 1));
        refused("1 blocks of weights were given for 5 layers", () -> memory.withWeights(Matrix.zeros(9, 8)));
        refused("block 0 of the weights is 8 × 9 and must be 9 × 8",
                () -> memory.withWeights(Matrix.zeros(8, 9), Matrix.zeros(8, 7), Matrix.zeros(7, 6), Matrix.zeros(6, 5)));
        refused("has the entry NaN", () -> HierarchicalMemory.layers(1, 1).withWeights(Matrix.of(1, 1, Float.NaN)));
        refused("has the entry Infinity",
                () -> HierarchicalMemory.layers(1, 1, 1).withWeights(Matrix.of(1, 1, 1), Matrix.of(1, 1, 3e38f)).scaled(1e6));
        refused("2 rows of biases were given for 5 layers", () -> memory.withBiases(Matrix.zeros(1, 9), Matrix.zeros(1, 8)));
        refused("There is no layer 5", () -> memory.biases(5));
    }

    @Test
    void whatDoesNotFitIsRefusedInASentence() {
        var memory = memory(Form.HAM);
        Matrix x = Matrix.zeros(2, 9);
        var stop = new Stop(1e-4, 3);
        refused("inputs have 8 columns", () -> memory.equilibrium(Matrix.zeros(2, 8), new Picard(), stop));
        refused("start is 2 × 27", () -> memory.equilibrium(x, Matrix.zeros(2, 27), new Picard(), stop));
        refused("start is 3 × 26", () -> memory.equilibrium(x, Matrix.zeros(3, 26), new Picard(), stop));
        refused("start is 2 × 25", () -> memory.relaxation(x, Matrix.zeros(2, 25)));
        refused("add a layer, or use HAM", () -> HierarchicalMemory.layers(2, 2, 2, 2).evenOdd().fixedPoint(Matrix.zeros(1, 2)));
        refused("probes have 8 columns", () -> memory.completion(Matrix.zeros(2, 8), new boolean[9]));
        refused("3 masks were given for 2 probes", () -> memory.completion(x, new boolean[3][9]));
        refused("mask has 8 entries for 9 neurons", () -> memory.completion(x, new boolean[8]));
        refused("Layer 0 has no states", () -> memory.equilibrium(x, new Picard(), stop).layer(0));
        refused("no sample 2", () -> memory.equilibrium(x, new Picard(), stop).energies().total(2));
        var none = memory.equilibrium(Matrix.zeros(0, 9), new Picard(), stop);
        refused("no sample 0: there are none", () -> none.energies().total(0));
        refused("no sample 0: there are none", () -> none.solution().status(0));
        refused("layer 1 is the only one",
                () -> HierarchicalMemory.layers(9, 3).equilibrium(x, new Picard(), stop).energies().synapses(0, 1));
        refused("no inputs", () -> memory.scaledToRate(0.5, Matrix.zeros(0, 9)));
        refused("above 0, at most 1", () -> memory.relaxation(x, Matrix.zeros(2, 26)).all(1.5));
        Matrix nan = x.copy();
        nan.set(1, 1, Float.NaN);
        refused("not finite", () -> memory.scaledToRate(0.5, nan));
        refused("above 0 and below 1", () -> memory.scaledToRate(1, x));
        refused("there are no synapses", () -> HierarchicalMemory.layers(9, 3, 2).scaledToRate(0.5, x));
    }

    @Test
    void gradientsThatCantBeAreRefusedInASentence() {
        for (double beta : new double[] {0, 9e-7, 1e-50, -1, 1.5, Double.NaN})
            refused("nudge by β = " + beta, () -> new EquilibriumPropagation(beta));
        var f = memory(Form.HAM).fixedPoint(Matrix.zeros(2, 9));
        assertThrows(DeqException.class, () -> new ExactAdjoint().of(f, Matrix.zeros(2, 26), Matrix.zeros(2, 25)));
        Matrix steep = Matrix.zeros(2, 26);
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 2e30f}) {
            steep.set(1, 3, bad);
            for (Adjoint method : new Adjoint[] {new OneStep(), new RecurrentBackprop(2), new ExactAdjoint(),
                    new FullAdjoint(new Picard(), 2), new EquilibriumPropagation(0.1)})
                refused("gradient of sample 1", () -> method.of(f, Matrix.zeros(2, 26), steep));
        }
        assertThrows(DeqException.class, () -> new OneStep().of(f, Matrix.zeros(1, 26), Matrix.zeros(2, 26)));
    }
}
