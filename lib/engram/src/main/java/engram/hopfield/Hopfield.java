package engram.hopfield;

import static engram.argument.Given.given;

import engram.cuda.Gpu;
import engram.hopfield.rule.LearningRule;
import engram.parallel.Heap;
import engram.parallel.TooLargeException;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * A Hopfield network: N spins S_i = ±1, each coupled to each other one with a strength learned from p patterns.
 *
 * <p>Hebb's rule stores the patterns ξ^μ in the couplings J_ij = (1/N) Σ_μ ξ_i^μ ξ_j^μ for i ≠ j, with self-couplings
 * J_ii = λp/N (equation 1 of Vavilala (2020); λ = 0 is the classical network). Immutable: the {@code with} and {@code on}
 * methods return a changed copy. The class is long because it is all that a student
 * calls, a few lines each.
 *
 * <pre>{@code
 * var patterns = Patterns.random(480, 4000, seed);
 * var recall   = Hopfield.hebb(patterns).recall(patterns.corrupted(0.8, seed), Update.synchronous(), 100);
 * }</pre>
 */
public final class Hopfield {
    private final Patterns patterns;
    private final double lambda;
    private final Couplings couplings;
    private final Engine engine;

    private Hopfield(Patterns patterns, double lambda, Couplings couplings, Engine engine) {
        this.patterns = patterns;
        this.lambda = lambda;
        this.couplings = couplings;
        this.engine = engine;
    }

    /**
     * A network that learned the patterns by Hebb's rule, without self-coupling. It recalls with the bit engine, which needs no
     * N × N matrix; {@link #on} changes that.
     *
     * @throws HopfieldException when N ≥ 2^15 or p·N ≥ 2^31, beyond which integer fields would not be exact
     */
    public static Hopfield hebb(Patterns patterns) {
        var stored = new BitPatterns(given("patterns", patterns));
        return new Hopfield(patterns, 0, Couplings.hebb(stored, Backend.cpu()), BitRecall.engine(stored));
    }

    /**
     * A network that learned the patterns by another rule, computed with matrix products on the CPU.
     *
     * <pre>{@code Hopfield.learned(patterns, new PseudoInverse().withSelfCoupling(0)) }</pre>
     */
    public static Hopfield learned(Patterns patterns, LearningRule rule) {
        return withCouplings(patterns, given("rule", rule).couplings(patterns));
    }

    /**
     * A network with couplings of your own, computed with matrix products on the CPU.
     *
     * @param patterns what its states are compared with
     * @param matrix   J, N × N, row i holding the couplings into neuron i, diagonal included
     * @throws HopfieldException when J is not N × N
     * @throws engram.tensor.NonFiniteException when an entry of J is not finite
     */
    public static Hopfield withCouplings(Patterns patterns, Matrix matrix) {
        var couplings = Couplings.of(patterns, matrix, Backend.cpu());
        return new Hopfield(patterns, 0, couplings, MatrixRecall.engine(patterns, couplings));
    }

    /**
     * This network with self-couplings J_ii = λp/N.
     *
     * @throws HopfieldException when λ is not finite, or the couplings are the user's own
     */
    public Hopfield withSelfCoupling(double newLambda) {
        if (!Double.isFinite(newLambda))
            throw new HopfieldException("The self-coupling λ is " + newLambda + ": it must be a finite number.");
        if (!couplings.isInteger())
            throw new HopfieldException("A network with couplings of your own has its diagonal in J: set λ there.");
        return new Hopfield(patterns, newLambda, couplings, engine);
    }

    /**
     * This network computed on a backend. For Hebb's couplings the results are the same, bit for bit, as those of the bit engine
     * and of every other backend.
     *
     * <p>{@link Backend#plain()} runs the formulas as loops, one probe after another. On a GPU, Hebb's couplings are recalled with bits too;
     * updates of very few neurons at a time are left to the CPU, and so are very high temperatures. All else is computed with matrix products.
     *
     * @throws TooLargeException when N × N couplings and p × N states are needed and would not fit in the heap
     */
    public Hopfield on(Backend backend) {
        if (given("backend", backend).isReference()) return with(matrixOn(backend), there -> PlainRecall.engine(patterns, there));
        return backend.offer(Gpu.class).filter(gpu -> couplings.isInteger())
                .map(gpu -> with(couplings.on(backend), there -> CudaBits.engine(patterns, gpu)))
                .orElseGet(() -> byMatrixProducts(backend));
    }

    /**
     * This network computed with matrix products on a backend, whatever better way there is: the algorithm of Vavilala (2020), to compare with.
     *
     * @throws TooLargeException when N × N couplings and p × N states would not fit in the heap
     */
    public Hopfield byMatrixProducts(Backend backend) {
        return with(matrixOn(given("backend", backend)), there -> MatrixRecall.engine(patterns, there));
    }

    /** The couplings as a matrix on a backend, if that and what goes with it fits in the heap. */
    private Couplings matrixOn(Backend backend) {
        double n = neurons(), p = patterns.count();
        // J; patterns, states, fields and those of the probes that go on
        Heap.require(4 * n * (n + 4 * p), String.format(Locale.ROOT, "A coupling matrix for N = %.0f and p = %.0f", n, p),
                "take fewer neurons or patterns");
        return couplings.on(backend);
    }

    private Hopfield with(Couplings there, Function<Couplings, Engine> maker) {
        return new Hopfield(patterns, lambda, there, maker.apply(there));
    }

    /**
     * Checks that Hebb's integer fields are exact in a network: they are while N &lt; 2^15 and p·N &lt; 2^31.
     *
     * @param neurons N
     * @param patterns p
     * @throws HopfieldException when it is too large
     */
    public static void checkExact(int neurons, double patterns) { Couplings.checkExact(neurons, patterns); }

    /** The stored patterns. */
    public Patterns patterns() { return patterns; }

    /** N. */
    public int neurons() { return patterns.neurons(); }

    /** The load α = p/N. */
    public double load() { return (double) patterns.count() / neurons(); }

    /** λ. */
    public double selfCoupling() { return lambda; }

    /**
     * J, N × N, self-couplings on the diagonal.
     *
     * @throws HopfieldException when λp/N is beyond the numbers of float32
     * @throws TooLargeException when it would not fit in the heap
     */
    public Matrix couplings() { return couplings.toMatrix(diagonal()); }

    /**
     * h_i = Σ_j J_ij S_j for every neuron of every state, self-couplings included. Hebb's couplings need no N × N matrix for it.
     *
     * @param states any number of states of N spins
     * @return one row of N fields for each state
     * @throws HopfieldException when the states are of another N
     * @throws TooLargeException when the fields would not fit in the heap
     */
    public double[][] localFields(Patterns states) {
        checkNeurons(states);
        return couplings.localFields(states, diagonal());
    }

    /**
     * Lets every probe evolve under the network and follows its overlap with the pattern of the same number. The same update makes the same
     * random choices each time: to go on from where a recall has ended, take {@link Update#after}.
     *
     * @param probes one for each stored pattern, usually {@link Patterns#corrupted}
     * @param steps  ≥ 0, in sweeps
     * @throws HopfieldException when the probes are not as many and as long as the patterns, or steps is negative
     */
    public Recall recall(Patterns probes, Update update, int steps) {
        return recall(probes, update, steps, Watch.overlaps());
    }

    /**
     * The same, writing down more than the overlaps.
     *
     * @throws HopfieldException as above, or when a neuron to be watched does not exist
     * @throws TooLargeException when the record would not fit in the heap
     */
    public Recall recall(Patterns probes, Update update, int steps, Watch watch) {
        check(probes, update, steps);
        given("watch", watch);
        if (probes.count() != patterns.count())
            throw new HopfieldException("There are " + probes.count() + " probes for " + patterns.count()
                    + " patterns: probe μ is compared with pattern μ, so there must be as many; recognise takes any number.");
        for (int i : watch.neurons())
            if (i < 0 || i >= neurons())
                throw new HopfieldException("There is no neuron " + i + " to watch: they are numbered 0 to " + (neurons() - 1) + ".");
        double entry = 4 + (watch.energy() ? 8 : 0) + (watch.neurons().length > 0 ? 24 + watch.neurons().length : 0); // bytes
        Heap.require(entry * patterns.count() * (steps + 1.0),
                "The record of " + patterns.count() + " probes over " + steps + " steps", "take fewer patterns or steps");
        var recorder = new RecallRecorder(patterns, probes, couplings.energy(patterns, diagonal()), watch, steps);
        engine.recall(probes, diagonal(), update, recorder);
        return recorder.toRecall();
    }

    /**
     * Lets probes of any number evolve under the network until they reach an attractor, and says which it is: a memory, the negative of one, a mixture
     * of some, or none of these. As long as a probe moves, all of its states are kept.
     *
     * <p>A probe is followed through the same states as in {@link #recall}, but goes on where a recall leaves it alone though a zero field may still move it.
     *
     * @param probes any number of states of N neurons
     * @param steps  ≥ 0, in sweeps, at most
     * @throws HopfieldException when the probes are of another N, or steps is negative
     * @throws TooLargeException when all states of all probes would not fit in the heap
     */
    public Recognition recognise(Patterns probes, Update update, int steps) {
        check(probes, update, steps);
        Heap.require((56 + 16.0 * probes.stride()) * probes.count() * (steps + 1.0) + 8.0 * patterns.count() * probes.count(),
                "The states of " + probes.count() + " probes over " + steps + " steps", "take fewer probes or steps");
        var recorder = new RecognitionRecorder(patterns, probes, steps);
        engine.recall(probes, diagonal(), update, recorder);
        return recorder.toRecognition();
    }

    private void check(Patterns probes, Update update, int steps) {
        checkNeurons(probes);
        given("update", update).groupSize(neurons());
        if (steps < 0) throw new HopfieldException("The number of steps is " + steps + ": it can't be negative.");
    }

    /**
     * Follows one probe in slow motion, for its energy after every single step. This is for looking closely, and needs the N × N
     * couplings; the probe goes through the same states as in {@link #recall}.
     *
     * @param probes as for recall
     * @param mu     the number of the probe to follow
     * @param sweeps ≥ 0, at most
     * @throws HopfieldException when there is no such probe, its N is another, or sweeps is negative
     * @throws TooLargeException when couplings and energies would not fit in the heap
     */
    public Descent descend(Patterns probes, int mu, Update update, int sweeps) {
        checkNeurons(probes);
        if (sweeps < 0) throw new HopfieldException("The number of sweeps is " + sweeps + ": it can't be negative.");
        double n = neurons(), energies = 1 + sweeps * Math.ceil(n / given("update", update).groupSize(neurons()));
        Heap.require(4 * n * n + 8 * energies, "Following a probe of " + neurons() + " neurons step by step for " + sweeps + " sweeps",
                "take fewer neurons or sweeps");
        return Descent.of(couplings, couplings.energy(patterns, diagonal()), diagonal(), probes, mu, update,
                new Decision(update, patterns, couplings.scale()), sweeps);
    }

    /**
     * The energy E = −½ Σ_ij J_ij S_i S_j of every state, self-couplings included.
     *
     * @throws HopfieldException when the states are of another N
     */
    public double[] energies(Patterns states) {
        checkNeurons(states);
        var energy = couplings.energy(patterns, diagonal());
        double[] energies = new double[states.count()];
        Arrays.setAll(energies, k -> energy.of(states.select(k).words()));
        return energies;
    }

    /** N·J_ii = λp for Hebb's couplings; couplings of one's own hold their diagonal already. */
    private double diagonal() { return lambda * patterns.count(); }

    private void checkNeurons(Patterns states) {
        if (given("states", states).neurons() != neurons())
            throw new HopfieldException("The states have " + states.neurons() + " neurons and the network " + neurons() + ".");
    }

    @Override public String toString() {
        return String.format(Locale.ROOT, "Hopfield network of %d neurons, %d patterns (α = %.4g), λ = %s",
                neurons(), patterns.count(), load(), lambda);
    }
}
