package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.data.Images;
import engram.parallel.Cores;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.RandomStream;

/**
 * A dense associative memory: N spins σ_i = ±1 and p patterns ξ^μ with the energy E = −Σ_μ F(ξ^μ·σ), F being an {@link Interaction}. A
 * spin takes the value for which the energy is lower while all others stay. (D. Krotov and J. Hopfield, 2016, arXiv:1606.01164.) Immutable;
 * states are the rows of a B × N matrix. The class is long because it is all that a student calls, a few lines each.
 *
 * <pre>{@code
 * var memory = DenseMemory.of(digits, new PolynomialInteraction(30));
 * var end    = memory.retrieve(probes, 20).states();
 * }</pre>
 */
public final class DenseMemory {
    /** The least grey, of 255, that is a spin of +1, as for the patterns of a Hopfield network. */
    private static final int INK = 128;

    private final Matrix patterns; // ξ, p × N
    private final Interaction interaction;
    private final Backend backend;

    private DenseMemory(Matrix patterns, Interaction interaction, Backend backend) {
        this.patterns = patterns;
        this.interaction = interaction;
        this.backend = backend;
    }

    /**
     * A memory on the CPU.
     *
     * @param patterns ξ, p × N, entries ±1; copied
     * @throws ArgumentException when there is no pattern, or an entry is not ±1
     */
    public static DenseMemory of(Matrix patterns, Interaction interaction) {
        Lengths.checkPatterns(patterns);
        checkSpins("pattern", patterns, Mask.all(patterns.cols()));
        return new DenseMemory(patterns.copy(), given("interaction", interaction), Backend.cpu());
    }

    /** A memory of images, one pattern each: a pixel that is at least half ink is +1, any other −1. */
    public static DenseMemory of(Images images, Interaction interaction) { return of(spins(images), interaction); }

    /** Images as states, one row each: +1 where a pixel is at least half ink, else −1. */
    public static Matrix spins(Images images) {
        var spins = given("images", images).thresholded(INK).toMatrix();
        float[] entries = spins.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = 2 * entries[k] - 1;
        return spins;
    }

    /** This memory, computed by another backend. */
    public DenseMemory on(Backend other) { return new DenseMemory(patterns, interaction, given("backend", other)); }

    /** ξ, p × N, as a copy. */
    public Matrix patterns() { return patterns.copy(); }

    /** F. */
    public Interaction interaction() { return interaction; }

    /**
     * One synchronous update: all spins at once, each as if the others stayed. A spin for which both values are as good stays.
     *
     * @param states B × N, entries ±1
     * @throws ArgumentException when an entry is not ±1
     * @throws engram.tensor.ShapeException when states and patterns differ in length
     */
    public Matrix step(Matrix states) {
        checkStates(states);
        return signs(states, fields(states, 2));
    }

    /**
     * Synchronous updates until nothing changes. They may go in circles; {@link #descend} can't.
     *
     * @param states B × N, entries ±1
     * @param most   updates at most
     */
    public Retrieval retrieve(Matrix states, int most) {
        checkStates(states);
        return Settling.of(states, most, 0, (before, t) -> step(before));
    }

    /**
     * Sweeps in which the spins of every state are updated one after another, in an order drawn anew for each sweep, until nothing changes.
     * The energy never rises.
     *
     * @param states B × N, entries ±1
     * @param most   sweeps at most
     * @param seed   of the orders
     */
    public Retrieval descend(Matrix states, int most, long seed) {
        checkStates(states);
        var order = RandomStream.of(seed, "order");
        return Settling.of(states, most, 0, (before, t) -> {
            var after = before.copy();
            int[] visits = order.child(t).permutation(patterns.cols());
            var descent = new DenseDescent(patterns, interaction, after.writableEntries());
            Cores.forEach(after.rows(), b -> descent.sweep(b, visits));
            return after;
        });
    }

    /**
     * Fills in probes of which a part is known, the same of each. The known spins stay. The others count for nothing in the first
     * update, σ_j = 0, which decides all of them; then synchronous updates go on until nothing changes. (If they began as −1, they
     * would speak for patterns with many −1 there, and half-hidden digits would stay half empty.)
     *
     * @param probes B × N, entries ±1 where they are known
     * @param known  N times, whether the spin is known
     * @param most   updates at most
     */
    public Retrieval complete(Matrix probes, boolean[] known, int most) {
        var mask = Mask.of(known, probes);
        Lengths.check(probes, patterns);
        checkSpins("probe", probes, mask);
        return Settling.of(mask.start(probes), most, 0, (states, t) -> {
            var next = signs(states, fields(states, t == 0 ? 1 : 2));
            mask.clamp(probes, next);
            return next;
        });
    }

    /**
     * The energy of every state in units of F(N), that of one pattern: −Σ_μ F(ξ^μ·σ)/F(N).
     *
     * @param states B × N, entries ±1
     * @return B numbers; about −1 for a state that is a pattern, when no other is near
     */
    public double[] energies(Matrix states) {
        checkStates(states);
        int n = patterns.cols(), p = patterns.rows();
        float[] products = products(states).entries(); // m, B × p
        double unit = DenseField.scaled(interaction, n, -n, n);
        double[] energies = new double[states.rows()];
        Cores.forEach(energies.length, b -> {
            for (int mu = 0; mu < p; mu++) {
                if ((mu & 0xff) == 0) Progress.checkCancelled();
                energies[b] -= DenseField.scaled(interaction, products[b * p + mu], -n, n) / unit;
            }
        });
        return energies;
    }

    @Override public String toString() {
        return "Dense memory of " + patterns.rows() + " patterns of " + patterns.cols() + " spins, " + interaction;
    }

    /** m = ξ^μ·σ, exact integers: B × p. */
    private Matrix products(Matrix states) {
        var products = Matrix.zeros(states.rows(), patterns.rows());
        backend.gemm(1, states, Op.AS_IS, patterns, Op.TRANSPOSED, 0, products);
        return products;
    }

    /** The fields of all spins in two products of matrices: see {@link DenseField}. */
    private Matrix fields(Matrix states, int reach) {
        var field = DenseField.of(products(states), interaction, reach);
        var fields = backend.matmul(field.weights(), patterns); // Σ_μ ξ_i g_μ
        float[] entries = fields.writableEntries(), spins = states.entries();
        int n = patterns.cols();
        for (int k = 0; k < entries.length; k++) entries[k] -= (float) (spins[k] * field.self()[k / n]);
        return fields;
    }

    /** The signs of the fields; where one is 0 the spin stays, and is −1 if it was 0. */
    private static Matrix signs(Matrix states, Matrix fields) {
        var next = states.copy();
        float[] spins = next.writableEntries(), h = fields.entries();
        for (int k = 0; k < spins.length; k++) spins[k] = h[k] > 0 ? 1 : h[k] < 0 || spins[k] == 0 ? -1 : spins[k];
        return next;
    }

    private void checkStates(Matrix states) {
        Lengths.check(states, patterns);
        checkSpins("state", states, Mask.all(states.cols()));
    }

    private static void checkSpins(String what, Matrix rows, Mask mask) {
        float[] entries = rows.entries();
        for (int k = 0; k < entries.length; k++)
            if (mask.known()[k % rows.cols()] && Math.abs(entries[k]) != 1)
                throw new ArgumentException("Spin " + k % rows.cols() + " of " + what + " " + k / rows.cols() + " is " + entries[k]
                        + ": a spin is +1 or -1.");
    }
}
