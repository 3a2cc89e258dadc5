package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Anderson;
import engram.deq.Batch;
import engram.deq.Picard;
import engram.deq.Status;
import engram.deq.Stop;
import engram.tensor.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Memories whose input is a state: the modern Hopfield network is one of them, and what is known of a probe stays. */
class CompletionTest {

    /** One even–odd step of identity neurons and a softmax of β over N patterns X is ξ ← softmax(β·ξ·Xᵀ)·X. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 8})
    void identityAndSoftmaxAreTheModernHopfieldNetwork(double beta) {
        int d = 40, n = 25, probes = 6;
        Matrix x = Plain.random(n, d, 1, 1), xi = Plain.random(probes, d, 1, 2), next = Matrix.zeros(probes, d);
        var memory = HierarchicalMemory.layers(d, n).with(Lagrangian.identity(), Lagrangian.softmax(beta)).withWeights(x.transpose());
        memory.completion(xi, new boolean[d]).apply(Batch.all(probes), xi, next);
        for (int i = 0; i < probes; i++) {
            double[] expected = new double[d], weights = new double[n];
            double sum = 0;
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < d; j++) weights[k] += (double) xi.get(i, j) * x.get(k, j);
                weights[k] = Math.exp(beta * weights[k]);
                sum += weights[k];
            }
            for (int k = 0; k < n; k++) for (int j = 0; j < d; j++) expected[j] += weights[k] / sum * x.get(k, j);
            assertEquals(0, Plain.error(Plain.doubles(next, i), expected), 1e-5, "probe " + i);
        }
    }

    /** Half of a stored pattern brings back the other half, and the known half is not touched. */
    @Test
    void whatIsKnownStaysAndTheRestIsFound() {
        int d = 60, n = 10;
        Matrix x = Matrix.uniform(n, d, 1);
        for (int k = 0; k < n * d; k++) x.writableEntries()[k] = x.entries()[k] < 0.5f ? -1 : 1;
        boolean[] known = new boolean[d];
        for (int j = 0; j < d; j += 2) known[j] = true;
        var memory = HierarchicalMemory.layers(d, n).with(Lagrangian.identity(), Lagrangian.softmax(1)).withWeights(x.transpose());
        Equilibrium found = memory.complete(x, new Anderson(4), new Stop(1e-5, 100), known);
        assertEquals(n, found.solution().count(Status.CONVERGED));
        for (int i = 0; i < n; i++) for (int j = 0; j < d; j++) assertEquals(x.get(i, j), found.layer(0).get(i, j), known[j] ? 0 : 0.01);
        assertTrue(found.activations(1).get(3, 3) > 0.99, "the pattern is named");
    }

    /** A completion is even–odd HAM in every form, and has its energies, which are those of the formulas. */
    @ParameterizedTest
    @EnumSource
    void energiesOfCompletionsAreHams(Form form) {
        int[] sizes = {6, 5, 4};
        Matrix probes = Plain.random(3, 6, 1, 1);
        boolean[] known = {true, true, false, false, true, false};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.5), 3).withBiases(Plain.biases(4, sizes)).as(form);
        var plain = new PlainHam(memory, 0, PlainNeurons.logistic());
        Equilibrium found = memory.complete(probes, new Picard(), new Stop(1e-6, 300), known);
        double[] free = memory.as(Form.HAM).complete(probes, new Picard(), new Stop(1e-6, 300), known).energies().totals();
        assertArrayEquals(free, found.energies().totals());
        for (int i = 0; i < 3; i++) {
            double[][] state = plain.with(plain.start(), false, Plain.doubles(found.states(), i));
            assertEquals(plain.energy(state, false), found.energies().total(i), 1e-5);
            // stationary in all that is not known
            double[][] value = plain.ham(state);
            for (int l = 0; l < 3; l++)
                for (int j = 0; j < sizes[l]; j++)
                    assertEquals(l == 0 && known[j] ? probes.get(i, j) : value[l][j], state[l][j], 1e-5);
        }
    }

    /** Half steps of a completion, in turn, are its updates; what is known stays, and the energy never rises. */
    @Test
    void aCompletionCanBeWatched() {
        int[] sizes = {6, 5, 4};
        Matrix probes = Plain.random(3, 6, 1, 1);
        boolean[] known = {true, true, false, false, true, false};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(3), 3).withBiases(Plain.biases(4, sizes));
        var f = memory.completion(probes, known);
        var path = memory.as(Form.CHN).relaxation(probes, known);
        Matrix z = Matrix.zeros(3, 10), next = Matrix.zeros(3, 10);
        for (int i = 0; i < 3; i++) for (int j = 0; j < 6; j++) z.set(i, j, known[j] ? probes.get(i, j) : 0);
        double[] before = path.energies().totals();
        for (int update = 0; update < 20; update++) {
            for (boolean odd : new boolean[] {true, false}) {
                if (odd) path.odd();
                else path.even();
                double[] now = path.energies().totals();
                for (int i = 0; i < 3; i++) assertTrue(now[i] <= before[i] + 1e-5 * Math.abs(now[i]), "update " + update);
                before = now;
            }
            f.apply(Batch.all(3), z, next);
            z = next.copy();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 6; j++) assertEquals(z.get(i, j), path.layer(0).get(i, j), known[j] ? 0 : 1e-6);
                for (int j = 0; j < 4; j++) assertEquals(z.get(i, 6 + j), path.layer(2).get(i, j), 1e-6);
            }
        }
        Equilibrium found = memory.complete(probes, new Picard(), new Stop(1e-6, 300), known);
        for (int update = 0; update < 280; update++) {
            path.odd();
            path.even();
        }
        assertArrayEquals(found.states().entries(), path.states().entries(), 1e-4f);
        for (double residual : path.residuals()) assertEquals(0, residual, 1e-5);
    }

    /** A mask for each sample. */
    @Test
    void everySampleHasItsMask() {
        int[] sizes = {4, 3};
        Matrix probes = Plain.random(2, 4, 1, 1);
        boolean[][] masks = {{true, false, false, false}, {false, true, true, false}};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.5), 3);
        Equilibrium both = memory.complete(probes, new Picard(), new Stop(1e-5, 100), masks);
        for (int i = 0; i < 2; i++) {
            Equilibrium one = memory.complete(Matrix.of(1, 4, probes.row(i)), new Picard(), new Stop(1e-5, 100), masks[i]);
            assertArrayEquals(one.states().row(0), both.states().row(i), 0);
            for (int j = 0; j < 4; j++) assertEquals(masks[i][j], both.layer(0).get(i, j) == probes.get(i, j));
        }
    }
}
