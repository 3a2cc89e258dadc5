package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.NonFiniteException;
import engram.tensor.Op;
import engram.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modern Hopfield networks against what Ramsauer et al. (2020) prove of them. */
class ModernHopfieldTest {
    private static final int N = 30, D = 12, B = 20;

    private static List<ModernHopfield> memories(double beta) {
        var memory = ModernHopfield.of(Matrix.gaussian(N, D, 1), beta);
        return List.of(memory, memory.normalised(), memory.on(Backend.plain()), memory.normalised().on(Backend.plain()));
    }

    /** Xᵀ softmax(βXξ) for one state, in loops of float64. */
    private static double[] closedForm(Matrix patterns, double beta, float[] state) {
        double[] weights = new double[patterns.rows()], result = new double[patterns.cols()];
        double sum = 0;
        for (int mu = 0; mu < weights.length; mu++) {
            double product = 0;
            for (int i = 0; i < state.length; i++) product += (double) patterns.get(mu, i) * state[i];
            sum += weights[mu] = Math.exp(beta * product);
        }
        for (int mu = 0; mu < weights.length; mu++)
            for (int i = 0; i < result.length; i++) result[i] += weights[mu] / sum * patterns.get(mu, i);
        return result;
    }

    private static double[] row(Matrix matrix, int row) {
        double[] numbers = new double[matrix.cols()];
        Arrays.setAll(numbers, i -> matrix.get(row, i));
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.3, 1, 3, 30, 1000})
    void energyNeverRises(double beta) {
        for (var memory : memories(beta)) {
            var states = Matrix.gaussian(B, D, 2);
            double[] before = memory.energies(states);
            for (int t = 0; t < 20; t++) {
                states = memory.step(states);
                double[] after = memory.energies(states);
                for (int b = 0; b < B; b++)
                    assertTrue(after[b] <= before[b] + 1e-5 * Math.max(1, before[b]), memory + ": " + before[b] + " to " + after[b]);
                before = after;
            }
        }
    }

    /** The paper's bounds: 0 ≤ E ≤ 2M² within the ball that holds the patterns. */
    @Test
    void energyIsBounded() {
        for (var memory : memories(2)) {
            var states = Matrix.gaussian(N, D, 3);
            for (double energy : memory.energies(memory.step(states))) assertTrue(energy >= 0 && energy < 2 * 40, memory + ": " + energy);
        }
        // one pattern, β = 1, at the pattern itself: −x·x + ½x·x + 0 + ½x·x
        var alone = Matrix.of(1, 3, 1, 2, 3);
        assertArrayEquals(new double[] {0}, ModernHopfield.of(alone, 1).energies(alone), 1e-9);
        assertArrayEquals(new double[] {0}, ModernHopfield.of(alone, 1).normalised().energies(alone), 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 4})
    void anUpdateIsItsClosedForm(double beta) {
        var patterns = Matrix.gaussian(N, D, 1);
        var states = Matrix.gaussian(B, D, 2);
        for (var backend : List.of(Backend.cpu(), Backend.plain())) {
            var after = ModernHopfield.of(patterns, beta).on(backend).step(states);
            for (int b = 0; b < B; b++) assertArrayEquals(closedForm(patterns, beta, states.row(b)), row(after, b), 1e-5);
        }
    }

    @Test
    void largeBetaGivesTheNearestPattern() {
        var patterns = Matrix.gaussian(N, D, 1);
        var states = Matrix.gaussian(B, D, 2);
        var after = ModernHopfield.of(patterns, 1e5).step(states);
        var products = Matrix.zeros(B, N);
        Backend.cpu().gemm(1, states, Op.AS_IS, patterns, Op.TRANSPOSED, 0, products);
        for (int b = 0; b < B; b++) {
            int best = 0;
            for (int mu = 1; mu < N; mu++) if (products.get(b, mu) > products.get(b, best)) best = mu;
            assertArrayEquals(row(patterns, best), row(after, b), 1e-5);
        }
    }

    /** softmax(βQKᵀ)V, written out: queries, keys and values are three projections of tokens, and β is 1/√d. */
    @Test
    void anUpdateIsAttention() {
        int width = 8, values = 5;
        Backend cpu = Backend.cpu();
        var queries = cpu.matmul(Matrix.gaussian(B, D, 3), Matrix.gaussian(D, width, 4));
        var tokens = Matrix.gaussian(N, D, 5);
        var keys = cpu.matmul(tokens, Matrix.gaussian(D, width, 6));
        var value = cpu.matmul(tokens, Matrix.gaussian(D, values, 7));
        double beta = 1 / Math.sqrt(width);
        var attention = ModernHopfield.of(keys, beta).attend(queries, value);
        for (int b = 0; b < B; b++) {
            double[] exps = new double[N], expected = new double[values];
            for (int mu = 0; mu < N; mu++) {
                double score = 0;
                for (int i = 0; i < width; i++) score += (double) queries.get(b, i) * keys.get(mu, i);
                exps[mu] = Math.exp(beta * score);
            }
            double sum = Arrays.stream(exps).sum();
            for (int mu = 0; mu < N; mu++) for (int i = 0; i < values; i++) expected[i] += exps[mu] / sum * value.get(mu, i);
            assertArrayEquals(expected, row(attention, b), 2e-5);
        }
    }

    /** The error falls exponentially with Δ: from the pattern itself one update errs by at most 2(N − 1) exp(−βΔ)M. */
    @Test
    void errorsFallWithSeparation() {
        double last = Double.POSITIVE_INFINITY;
        for (int d : new int[] {20, 40, 80, 160}) { // random signs: Δ grows with d
            var signs = Matrix.gaussian(N, d, 8);
            float[] entries = signs.writableEntries();
            for (int k = 0; k < entries.length; k++) entries[k] = Math.signum(entries[k]);
            var memory = ModernHopfield.of(signs, 0.15);
            var after = memory.step(signs);
            double[] gaps = memory.separations();
            double mean = 0;
            for (int mu = 0; mu < N; mu++) {
                double error = 0;
                for (int i = 0; i < d; i++) error += Math.pow(after.get(mu, i) - signs.get(mu, i), 2);
                assertTrue(Math.sqrt(error) <= 2 * (N - 1) * Math.exp(-0.15 * gaps[mu]) * Math.sqrt(d) + 1e-5, d + ": " + error);
                mean += Math.sqrt(error / d) / N;
            }
            assertTrue(mean < last / 3, d + " entries: " + mean + " after " + last);
            last = mean;
        }
    }

    @Test
    void patternsThatAreTooCloseAreNamed() {
        var patterns = Matrix.of(new float[][] {{1, 0, 0}, {0, 1, 0}, {0, 0.9f, 0.3f}});
        assertArrayEquals(new double[] {1, 0.1, 0}, ModernHopfield.of(patterns, 3).separations(), 1e-6);
        var sentences = ModernHopfield.of(patterns, 3).warnings();
        assertEquals(2, sentences.size());
        assertTrue(sentences.getFirst().startsWith("No β can tell apart the patterns 1 and 2,"), sentences.toString());
        String start = "β = 3.0 is too small to tell apart the patterns 1 and 2, 0 and 1 surely: β = ";
        assertTrue(sentences.getLast().startsWith(start), sentences.toString());
        assertTrue(ModernHopfield.of(patterns, 3).toString().endsWith(sentences.getLast()));
        assertEquals(1, ModernHopfield.of(patterns, 3).normalised().warnings().size());
    }

    /** What is said to be enough is enough, and a little less is not; and there the patterns are recalled. */
    @Test
    void theBetaThatWouldDoDoes() {
        var patterns = Matrix.gaussian(N, 40, 9);
        String sentence = ModernHopfield.of(patterns, 0.1).normalised().warnings().getFirst();
        double enough = Double.parseDouble(sentence.replaceAll(".*β = ([0-9.E]+) is enough\\.", "$1"));
        var memory = ModernHopfield.of(patterns, enough).normalised();
        assertEquals(List.of(), memory.warnings());
        assertEquals(1, ModernHopfield.of(patterns, 0.98 * enough).normalised().warnings().size());
        var found = memory.retrieve(patterns, 100);
        assertTrue(found.settled());
        var weights = memory.weights(found.states());
        for (int mu = 0; mu < N; mu++) assertTrue(weights.get(mu, mu) > 0.9, "a pattern's own weight is " + weights.get(mu, mu));
        // Δ = 2/(βN) + β⁻¹ ln(2(N − 1)NβM²), M = 1
        double needed = 2 / (enough * N) + Math.log(2.0 * (N - 1) * N * enough) / enough;
        assertEquals(needed, Arrays.stream(memory.separations()).min().orElseThrow(), 0.02 * needed);
    }

    /** Known entries stay, the rest comes from the pattern; the energy falls under the clamp too. */
    @Test
    void aHalfKnownPatternIsFilledIn() {
        int d = 64;
        var patterns = Matrix.gaussian(N, d, 10);
        boolean[] known = new boolean[d];
        Arrays.fill(known, 0, d / 2, true);
        var probes = patterns.copy();
        for (int mu = 0; mu < N; mu++) for (int i = d / 2; i < d; i++) probes.set(mu, i, Float.NaN);
        for (var memory : List.of(ModernHopfield.of(patterns, 2), ModernHopfield.of(patterns, 60).normalised())) {
            var filled = memory.complete(probes, known, 50);
            assertTrue(filled.settled(), filled.toString());
            assertArrayEquals(patterns.entries(), filled.states().entries(), 1e-3f);
        }
        var memory = ModernHopfield.of(patterns, 0.1); // mixes
        double[] before = memory.energies(memory.complete(probes, known, 1).states());
        for (int t = 2; t < 10; t++) {
            double[] after = memory.energies(memory.complete(probes, known, t).states());
            for (int mu = 0; mu < N; mu++) assertTrue(after[mu] <= before[mu] + 1e-5 * before[mu]);
            before = after;
        }
    }

    @Test
    void whatCannotBeIsNamed() {
        var memory = ModernHopfield.of(Matrix.gaussian(3, 4, 1), 1);
        assertThrows(ArgumentException.class, () -> ModernHopfield.of(Matrix.zeros(0, 4), 1));
        for (double beta : new double[] {0, -1, Double.NaN, 1e39, 1e-60})
            assertThrows(ArgumentException.class, () -> ModernHopfield.of(Matrix.identity(3), beta));
        assertThrows(NonFiniteException.class, () -> ModernHopfield.of(Matrix.of(1, 2, Float.NaN, 1), 1));
        assertThrows(ArgumentException.class, () -> ModernHopfield.of(Matrix.of(1, 2, 3e38f, 1), 1));
        assertThrows(ArgumentException.class, () -> ModernHopfield.of(Matrix.of(1, 2, 0.1f, 0.1f), 1).normalised());
        assertThrows(ShapeException.class, () -> memory.step(Matrix.zeros(2, 3)));
        assertThrows(ShapeException.class, () -> memory.attend(Matrix.zeros(2, 4), Matrix.zeros(2, 4)));
        assertThrows(ShapeException.class, () -> memory.complete(Matrix.zeros(2, 4), new boolean[3], 1));
        assertThrows(ArgumentException.class, () -> memory.retrieve(Matrix.zeros(2, 4), 0));
        assertThrows(NonFiniteException.class, () -> memory.energies(Matrix.of(1, 4, 0, 0, Float.NaN, 0)));
        for (var one : List.of(memory, memory.normalised()))
            for (float bad : new float[] {Float.NaN, Float.NEGATIVE_INFINITY}) {
                var e = assertThrows(NonFiniteException.class, () -> one.retrieve(Matrix.of(1, 4, 0, 0, bad, 0), 3));
                assertTrue(e.getMessage().startsWith("Entry (0, 2) of the states is " + bad), e.getMessage());
            }
    }
}
