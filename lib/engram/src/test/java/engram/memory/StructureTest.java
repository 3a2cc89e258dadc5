package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.deq.Contraction;
import engram.deq.Picard;
import engram.deq.Solution;
import engram.deq.Status;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Why even–odd updates are faster: synchronous ones are two of their chains in one, which need not meet. */
class StructureTest {

    /** From gains at which all converge to those at which few do. */
    @Test
    void synchronousPicardReachesEvenOddsEquilibriumOrATwoCycle() {
        Matrix x = Plain.digits(4);
        int met = 0, cycles = 0, slow = 0;
        double residual = 0, distance = 0, two = 0;
        for (int[] sizes : new int[][] {{784, 64, 10}, {784, 48, 32, 24, 10}})
            for (double gain : new double[] {0.5, 1, 2, 4}) {
                var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(gain), 1).withBiases(Plain.biases(2, sizes));
                var halves = memory.evenOdd().equilibrium(x, new Picard(), new Stop(1e-6, 2000));
                var whole = memory.equilibrium(x, new Picard(), new Stop(1e-6, 2000));
                double[] residuals = memory.relaxation(x, halves.states()).residuals();
                for (int i = 0; i < x.rows(); i++) {
                    Status status = whole.solution().status(i);
                    if (halves.solution().status(i) != Status.CONVERGED || status == Status.LIMIT) {
                        slow++;
                        continue;
                    }
                    residual = Math.max(residual, residuals[i]);
                    double apart = Plain.error(Plain.doubles(whole.states(), i), Plain.doubles(halves.states(), i));
                    if (status == Status.CONVERGED) {
                        met++;
                        distance = Math.max(distance, apart);
                    } else {
                        assertEquals(Status.CYCLE, status);
                        cycles++;
                        two = Math.max(two, whole.solution().periodTwo(i));
                        assertTrue(apart > 1e-3, "a cycle is no equilibrium");
                    }
                }
            }
        System.out.printf("structure: %d of synchronous Picard reach even–odd's equilibrium (to %.1e; residual there %.1e), "
                + "%d end on 2-cycles (%.1e), %d are slow%n",
                met, distance, residual, cycles, two, slow);
        assertTrue(residual < 1e-5, "residual " + residual);
        assertTrue(distance < 1e-4, "distance " + distance);
        assertTrue(two < 1e-6, "period two " + two);
        assertTrue(met > 50 && cycles > 20 && slow < 5, met + " " + cycles + " " + slow);
    }

    /** Steps of log residuals between 1e-7 and 1e-12, in float64. */
    private static double slope(UnaryOperator<double[]> f, double[] z) {
        var line = new SimpleRegression();
        for (int call = 0; call < 5000; call++) {
            double[] value = f.apply(z);
            double residual = Plain.error(z, value);
            if (residual < 1e-12) return line.getSlope();
            if (residual < 1e-7) line.addData(call, Math.log(residual));
            z = value;
        }
        throw new AssertionError("it does not converge");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void evenOddUpdatesConvergeTwiceAsFast(int seed) {
        int[] sizes = {20, 15, 10, 8, 6};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(0.7), seed).withBiases(Plain.biases(seed, sizes));
        var plain = new PlainHam(memory, 1, PlainNeurons.logistic());
        double[] x = Plain.doubles(Plain.random(1, 20, 1, seed), 0);
        double whole = slope(plain.equation(Form.HAM, x), new double[39]),
                halves = slope(plain.equation(Form.EVEN_ODD_HAM, x), new double[16]);
        System.out.printf("structure: log residuals fall by %.4f and %.4f a call, ratio %.4f%n", -whole, -halves, halves / whole);
        assertEquals(2, halves / whole, 0.02);
    }

    /** λ by power iteration is the largest eigenvalue of √ρ'·W·√ρ' in float64, and for even–odd updates its square. */
    @ParameterizedTest
    @ValueSource(doubles = {0.4, 0.7, 1})
    void ratesAreEigenvalues(double gain) {
        int[] sizes = {20, 15, 10, 8, 6};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(gain), 3).withBiases(Plain.biases(4, sizes));
        Matrix x = Plain.random(4, 20, 1, 5);
        var halves = memory.evenOdd().equilibrium(x, new Picard(), new Stop(1e-6, 1000));
        double[] squares = halves.rates(), rates = Contraction.rates(memory.fixedPoint(x), halves.states(), 40), ones = new double[39];
        Arrays.fill(ones, 1);
        for (int i = 0; i < 4; i++) {
            double exact = Plain.rate(PlainHam.rows(memory.matrix()),
                    PlainNeurons.logistic().hessian(Plain.doubles(halves.states(), i), ones));
            System.out.printf("structure: λ %.5f, by power iteration %.5f, of even–odd updates %.5f²%n", exact, rates[i],
                    Math.sqrt(squares[i]));
            assertEquals(exact, rates[i], 0.01 * exact);
            assertEquals(exact * exact, squares[i], 0.01 * exact * exact);
        }
    }

    /** One equilibrium by both forms of HAM, and by both of the continuous network, whatever the neurons are. */
    @Test
    void formsAgree() {
        int[] sizes = {9, 8, 7, 6, 5};
        Matrix x = Plain.random(6, 9, 1, 1);
        for (Kind kind : Kind.all()) {
            var memory = HierarchicalMemory.layers(sizes).with(kind.lagrangian())
                    .initialised(Xavier.gain(0.2), 3).withBiases(Plain.biases(4, sizes));
            for (Form form : new Form[] {Form.HAM, Form.CHN}) {
                if (form == Form.CHN && kind == Kind.RELU) continue; // its neurons stop at a kink, on either side
                var stop = new Stop(1e-6, 2000);
                var whole = memory.as(form).equilibrium(x, new Picard(form == Form.CHN ? 0.2 : 1), stop);
                var halves = memory.as(form).evenOdd().equilibrium(x, new Picard(), stop);
                assertEquals(6, whole.solution().count(Status.CONVERGED), kind + ", " + form);
                for (int i = 0; i < 6; i++) {
                    assertEquals(0, Plain.error(Plain.doubles(halves.states(), i), Plain.doubles(whole.states(), i)), 1e-4,
                            kind + ", " + form);
                    assertEquals(0, Plain.error(Plain.doubles(halves.outputs(), i), Plain.doubles(whole.outputs(), i)), 1e-4,
                            kind + ", " + form);
                }
            }
        }
    }

    /** W of all states is symmetric, has the blocks where they belong, and zeros elsewhere. */
    @Test
    void theMatrixIsMadeOfTheBlocks() {
        int[] sizes = {3, 4, 2, 5};
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(1), 7);
        double[][] w = PlainHam.rows(memory.matrix());
        assertEquals(11, w.length);
        int[] layer = {1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3}, place = {0, 1, 2, 3, 0, 1, 0, 1, 2, 3, 4};
        for (int i = 0; i < 11; i++)
            for (int j = 0; j < 11; j++) {
                int low = layer[i] < layer[j] ? i : j, high = low == i ? j : i;
                double expected = layer[high] == layer[low] + 1 ? memory.weights(layer[low]).get(place[low], place[high]) : 0;
                assertEquals(expected, w[i][j]);
            }
    }

    /**
     * Weights are uniform from −r to r, r = gain·√(6/(n_in + n_out)), with a gain for each block; another one for all leaves the
     * input's alone.
     */
    @Test
    void weightsAreDrawnAndScaledBlockByBlock() {
        int[] sizes = {100, 60, 40};
        double[] gains = {0.5, 2};
        var memory = HierarchicalMemory.layers(sizes).initialised(new Xavier(gains), 7);
        for (int l = 0; l < 2; l++) {
            float[] w = memory.weights(l).entries(), scaled = memory.scaled(3).weights(l).entries();
            double range = gains[l] * Math.sqrt(6.0 / (sizes[l] + sizes[l + 1])), largest = 0, squares = 0;
            for (int k = 0; k < w.length; k++) {
                largest = Math.max(largest, Math.abs(w[k]));
                squares += w[k] * w[k] / w.length;
                assertEquals(l == 0 ? w[k] : 3 * w[k], scaled[k]);
            }
            assertTrue(largest <= range * (1 + 1e-6) && largest > 0.99 * range, largest + " of " + range);
            assertEquals(range * range / 3, squares, 0.05 * range * range / 3);
        }
        assertEquals("Xavier[0.5, 2.0]", new Xavier(gains).toString());
    }

    /** The gain that is found gives the rate that was wanted. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.8})
    void aMemoryIsScaledToARate(double rate) {
        int[] sizes = {20, 15, 10, 8, 6};
        Matrix x = Plain.random(4, 20, 1, 5);
        var memory = HierarchicalMemory.layers(sizes).initialised(Xavier.gain(1), 3).scaledToRate(rate, x);
        Solution found = memory.equilibrium(x, new Picard(), new Stop(1e-6, 1000)).solution();
        double sum = 0;
        for (double one : Contraction.rates(memory.fixedPoint(x), found.states(), 100)) sum += one / 4;
        assertEquals(rate, sum, 0.01);
    }
}
