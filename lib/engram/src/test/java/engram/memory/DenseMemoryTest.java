package engram.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.data.Letters;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Dense memories against their definition: the energy of both values of a spin, in loops. */
class DenseMemoryTest {
    private static final int N = 33, P = 20, B = 40;

    /** An interaction, and F itself. */
    private record Case(Interaction interaction, DoubleUnaryOperator f) {
        @Override public String toString() { return interaction.toString(); }
    }

    private static List<Case> cases() {
        return List.of(new Case(new PolynomialInteraction(2), x -> x * x), new Case(new PolynomialInteraction(3), x -> x * x * x),
                new Case(new PolynomialInteraction(4), x -> Math.pow(x, 4)), new Case(new PolynomialInteraction(11), x -> Math.pow(x, 11)),
                new Case(new ExponentialInteraction(), Math::exp));
    }

    static Matrix signs(int rows, int cols, long seed) {
        var signs = Matrix.gaussian(rows, cols, seed);
        float[] entries = signs.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = Math.signum(entries[k]);
        return signs;
    }

    /** −Σ_μ F(ξ^μ·σ). */
    private static double energy(Matrix patterns, float[] spins, DoubleUnaryOperator f) {
        double energy = 0;
        for (int mu = 0; mu < patterns.rows(); mu++) {
            double m = 0;
            for (int i = 0; i < spins.length; i++) m += patterns.get(mu, i) * spins[i];
            energy -= f.applyAsDouble(m);
        }
        return energy;
    }

    /** The better of the two values of spin i when the others stay; where both are as good, its own. */
    private static float better(Matrix patterns, float[] spins, int i, DoubleUnaryOperator f) {
        float[] up = spins.clone(), down = spins.clone();
        up[i] = 1;
        down[i] = -1;
        double difference = energy(patterns, down, f) - energy(patterns, up, f);
        return difference > 0 ? 1 : difference < 0 ? -1 : spins[i];
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aStepTakesTheBetterValueOfEverySpin(Case each) {
        var patterns = signs(P, N, 1);
        var states = signs(B, N, 2);
        for (var backend : List.of(Backend.cpu(), Backend.plain())) {
            var after = DenseMemory.of(patterns, each.interaction).on(backend).step(states);
            for (int b = 0; b < B; b++)
                for (int i = 0; i < N; i++) assertEquals(better(patterns, states.row(b), i, each.f), after.get(b, i), b + ", " + i);
        }
    }

    /** Krotov and Hopfield's F = x² is Hebb's rule without self-couplings: the field is 4 Σ_μ ξ_i Σ_{j≠i} ξ_j σ_j. */
    @Test
    void degreeTwoIsTheHopfieldNetwork() {
        var patterns = signs(P, N, 1);
        var states = signs(B, N, 2);
        var after = DenseMemory.of(patterns, new PolynomialInteraction(2)).step(states);
        for (int b = 0; b < B; b++)
            for (int i = 0; i < N; i++) {
                double h = 0;
                for (int mu = 0; mu < P; mu++)
                    for (int j = 0; j < N; j++) if (j != i) h += patterns.get(mu, i) * patterns.get(mu, j) * states.get(b, j);
                assertEquals(h == 0 ? states.get(b, i) : Math.signum(h), after.get(b, i));
            }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void energyNeverRisesSpinBySpin(Case each) {
        var patterns = signs(P, N, 1);
        var memory = DenseMemory.of(patterns, each.interaction);
        double[] before = memory.energies(signs(B, N, 2));
        for (int sweeps = 1; sweeps < 6; sweeps++) {
            double[] after = memory.energies(memory.descend(signs(B, N, 2), sweeps, 7).states());
            for (int b = 0; b < B; b++) assertTrue(after[b] <= before[b] + 1e-12, each + ": " + before[b] + " to " + after[b]);
            before = after;
        }
        var end = memory.descend(signs(B, N, 2), 100, 7);
        assertTrue(end.settled());
        assertArrayEquals(end.states().entries(), memory.step(end.states()).entries());
        for (int b = 0; b < B; b++) // in units of F(N)
            assertEquals(energy(patterns, end.states().row(b), each.f) / each.f.applyAsDouble(N), memory.energies(end.states())[b], 1e-9);
    }

    /** N = 1000: e^N and N^400 are beyond float64, and e^(m − N) of a random state is 0 there. */
    @Test
    void nothingOverflows() {
        var patterns = signs(50, 1000, 3);
        var probes = patterns.copy();
        for (int mu = 0; mu < 50; mu++) for (int i = 0; i < 400; i++) probes.set(mu, i, -probes.get(mu, i));
        for (var interaction : List.of(new ExponentialInteraction(), new PolynomialInteraction(31), new PolynomialInteraction(400))) {
            var memory = DenseMemory.of(patterns, interaction);
            assertArrayEquals(patterns.entries(), memory.retrieve(probes, 10).states().entries(), interaction.toString());
            assertArrayEquals(patterns.entries(), memory.descend(probes, 10, 1).states().entries(), interaction.toString());
            assertEquals(-1, memory.energies(patterns)[0], 1e-6);
            assertTrue(memory.descend(signs(3, 1000, 4), 100, 1).settled());
        }
    }

    @Test
    void aHalfKnownPatternIsFilledIn() {
        var patterns = signs(100, 80, 5); // more than Hebb's rule holds
        boolean[] known = new boolean[80];
        Arrays.fill(known, 0, 40, true);
        var probes = patterns.copy();
        for (int mu = 0; mu < 100; mu++) for (int i = 40; i < 80; i++) probes.set(mu, i, Float.NaN); // not looked at
        for (var interaction : List.of(new ExponentialInteraction(), new PolynomialInteraction(11))) {
            var filled = DenseMemory.of(patterns, interaction).complete(probes, known, 10);
            assertTrue(filled.settled());
            assertArrayEquals(patterns.entries(), filled.states().entries(), interaction.toString());
        }
        // a first update from σ_j = 0: Σ_μ ξ_i [F(m + 1) − F(m − 1)], m from what is known
        var first = DenseMemory.of(patterns, new PolynomialInteraction(3)).complete(probes, known, 1).states();
        for (int b = 0; b < 10; b++)
            for (int i = 40; i < 80; i++) {
                double h = 0;
                for (int mu = 0; mu < 100; mu++) {
                    double m = 0;
                    for (int j = 0; j < 40; j++) m += patterns.get(mu, j) * patterns.get(b, j);
                    h += patterns.get(mu, i) * (Math.pow(m + 1, 3) - Math.pow(m - 1, 3));
                }
                assertEquals(h > 0 ? 1 : -1, first.get(b, i));
            }
    }

    @Test
    void imagesAreSpins() {
        var spins = DenseMemory.spins(Letters.alphabet());
        int black = 0;
        for (float spin : spins.row('L' - 'A')) black += spin == 1 ? 1 : 0;
        assertEquals(4 * 11, black);
        var memory = DenseMemory.of(Letters.alphabet(), new ExponentialInteraction());
        assertArrayEquals(spins.entries(), memory.step(spins).entries());
    }

    @Test
    void whatCannotBeIsNamed() {
        var memory = DenseMemory.of(signs(3, 4, 1), new ExponentialInteraction());
        assertThrows(ArgumentException.class, () -> new PolynomialInteraction(1));
        assertThrows(ArgumentException.class, () -> new PolynomialInteraction(1001));
        assertThrows(ArgumentException.class, () -> DenseMemory.of(Matrix.zeros(0, 4), new ExponentialInteraction()));
        assertThrows(ArgumentException.class, () -> DenseMemory.of(Matrix.zeros(2, 4), new ExponentialInteraction()));
        assertThrows(ArgumentException.class, () -> memory.step(Matrix.of(1, 4, 1, -1, Float.NaN, 1)));
        Matrix state = Matrix.of(1, 4, 1, -1, 1, 1);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            var broken = DenseMemory.of(state, (x, _, _) -> x > 0 ? bad : 0);
            for (Executable call : new Executable[] {() -> broken.step(state), () -> broken.descend(state, 2, 1), () -> broken.energies(state)})
                assertTrue(assertThrows(MemoryException.class, call).getMessage().contains(" is " + bad + " at "));
        }
        assertThrows(ShapeException.class, () -> memory.step(signs(1, 5, 1)));
        assertThrows(ShapeException.class, () -> memory.complete(signs(1, 4, 1), new boolean[3], 1));
        assertThrows(ArgumentException.class, () -> memory.complete(Matrix.zeros(1, 4), new boolean[] {true, true, false, false}, 1));
        assertThrows(ArgumentException.class, () -> memory.descend(signs(1, 4, 1), 0, 1));
        assertThrows(ArgumentException.class, () -> BitError.measured(new ExponentialInteraction(), 10, 10, 1, 1));
        assertThrows(ArgumentException.class, () -> BitError.predicted(new PolynomialInteraction(3), 1, 10));
    }
}
