package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.tensor.Backend;
import engram.tensor.Check;
import engram.tensor.Matrix;
import engram.tensor.Op;
import engram.tensor.ShapeException;
import java.util.List;

/**
 * The modern Hopfield network: N patterns of d real numbers, the rows x_μ of X, of which a state ξ recalls those it is most like.
 * (H. Ramsauer et al., Hopfield Networks is All You Need, 2020, arXiv:2008.02217.) Immutable; states are the rows of a B × d matrix.
 *
 * <p>An update is ξ ← Xᵀ softmax(βXξ): the patterns averaged, each with a weight that grows with its product with the state. It never
 * raises the energy E(ξ) = −lse(β, Xξ) + ½ξ·ξ + β⁻¹ ln N + ½M², with lse(β, z) = β⁻¹ ln Σ_μ exp(βz_μ) and M the largest norm of a pattern.
 * A large β recalls single patterns, a small one averages of many. An update is the attention of transformers, with the states as queries
 * and the patterns both as keys and as values; {@link #attend} takes other values. The class is long because it is all that a student
 * calls, a few lines each.
 *
 * <pre>{@code
 * var memory = ModernHopfield.of(digits.toMatrix(), 30).normalised();
 * var seen   = memory.complete(halves, known, 2).states();
 * }</pre>
 */
public final class ModernHopfield {
    /** A state has settled when its entries change by no more than so many roundings of float32, of an entry and of an exponent. */
    private static final double ROUNDINGS = 8;

    /** Products worth less than a tenth of a second: so many patterns are looked at for warnings whenever the memory is printed. */
    private static final double QUICK = 2e9;

    private final Matrix patterns; // X, N × d
    private final Matrix keys;     // what a state is compared with, N × d: X, or the directions of its rows
    private final boolean normalised;
    private final float beta;
    private final Backend backend;

    private ModernHopfield(Matrix patterns, Matrix keys, boolean normalised, float beta, Backend backend) {
        this.patterns = patterns;
        this.keys = keys;
        this.normalised = normalised;
        this.beta = beta;
        this.backend = backend;
    }

    /**
     * A memory on the CPU.
     *
     * @param patterns X, N × d; copied
     * @param beta     β &gt; 0, the inverse temperature, in float32
     * @throws ArgumentException when there is no pattern, or β is not positive or beyond float32
     * @throws engram.tensor.NonFiniteException when an entry of X is not finite
     */
    public static ModernHopfield of(Matrix patterns, double beta) {
        Lengths.checkPatterns(patterns);
        Check.finite("the patterns", patterns);
        if (!(ModernEnergy.largestSquare(patterns) < Float.MAX_VALUE))
            throw new ArgumentException("The largest pattern has a norm above 1.8e19, whose square float32 can't hold: scale all down.");
        float factor = (float) beta;
        if (!(factor > 0 && factor < Float.POSITIVE_INFINITY))
            throw new ArgumentException("The inverse temperature β is " + beta + ": it must be a positive number that float32 can hold.");
        var own = patterns.copy();
        return new ModernHopfield(own, own, false, factor, Backend.cpu());
    }

    /** This memory, computed by another backend. */
    public ModernHopfield on(Backend other) {
        return new ModernHopfield(patterns, keys, normalised, beta, given("backend", other));
    }

    /**
     * This memory comparing directions: a state ξ and every pattern are scaled to mean 0 and norm 1 before they are multiplied, so that β
     * multiplies their correlation, which is at most 1, and no pattern is preferred because it is large. The patterns that are averaged
     * are those that were given, so states stay in their units: ξ ← Xᵀ softmax(βX̂ξ̂), x̂ = (x − mean x)/‖x − mean x‖. A state that is
     * the same everywhere resembles all patterns equally.
     *
     * <p>The energy is E(ξ) = 1 + β⁻¹ ln Σ_μ s_μ − β⁻¹ ln Σ_μ s_μ exp(βx̂_μ·ξ̂) with s_μ = ‖x_μ − mean x_μ‖. An update points ξ̂ along the
     * gradient of the last term, which is convex, so that on the sphere ‖ξ̂‖ = 1 it can't rise.
     *
     * @throws ArgumentException when a pattern is the same everywhere
     */
    public ModernHopfield normalised() {
        double[] norms = Directions.norms(patterns);
        for (int mu = 0; mu < norms.length; mu++)
            if (norms[mu] == 0)
                throw new ArgumentException("Pattern " + mu + " is the same everywhere, so it has no direction: leave it out.");
        return new ModernHopfield(patterns, Directions.of(patterns), true, beta, backend);
    }

    /** X, N × d, as a copy. */
    public Matrix patterns() { return patterns.copy(); }

    /** β. */
    public double beta() { return beta; }

    /**
     * What an update averages with: softmax(βXξ) of every state.
     *
     * @param states B × d
     * @return B × N, rows that add up to 1
     * @throws ShapeException when states and patterns differ in length
     * @throws engram.tensor.NonFiniteException when an entry of a state is not finite
     */
    public Matrix weights(Matrix states) {
        Lengths.check(states, patterns);
        Check.finite("the states", states);
        var weights = Matrix.zeros(states.rows(), keys.rows());
        var compared = normalised ? Directions.of(states) : states;
        backend.gemm(1, compared, Op.AS_IS, keys, Op.TRANSPOSED, 0, weights); // Xξ, state by state
        backend.softmax(beta, weights, weights);
        return weights;
    }

    /**
     * Attention: softmax(βQKᵀ)V, with the patterns as keys K.
     *
     * @param queries Q, B × d
     * @param values  V, N × v: what stands for each pattern
     * @return B × v
     * @throws ShapeException when a query has another length than a pattern, or there are more or fewer values than patterns
     */
    public Matrix attend(Matrix queries, Matrix values) {
        if (given("values", values).rows() != keys.rows())
            throw new ShapeException("There are " + values.rows() + " values for " + keys.rows() + " patterns: give one row for each.");
        return backend.matmul(weights(queries), values);
    }

    /** One update of every state, B × d: ξ ← Xᵀ softmax(βXξ). */
    public Matrix step(Matrix states) { return attend(states, patterns); }

    /**
     * Updates all states until nothing changes but by rounding: no entry of any by more than 5·10⁻⁷(1 + βM²) of the largest entry of a
     * pattern, M being the largest norm of what states are compared with.
     *
     * @param states B × d
     * @param most   updates at most
     */
    public Retrieval retrieve(Matrix states, int most) {
        Lengths.check(states, patterns);
        return Settling.of(states, most, still(), (before, t) -> step(before));
    }

    /**
     * Fills in probes of which a part is known, the same of each. The known entries stay; the others start at 0, whatever stands there, and
     * take what each update makes of them, until nothing changes. The energy can't rise then either, unless directions are compared.
     *
     * @param probes B × d
     * @param known  d times, whether the entry is known
     * @param most   updates at most
     */
    public Retrieval complete(Matrix probes, boolean[] known, int most) {
        var mask = Mask.of(known, probes);
        return Settling.of(mask.start(probes), most, still(), (states, t) -> {
            var next = step(states);
            mask.clamp(probes, next);
            return next;
        });
    }

    private double still() {
        double largest = 0;
        for (float entry : patterns.entries()) largest = Math.max(largest, Math.abs(entry));
        // an exponent βz ≤ βM² is rounded by 2⁻²⁴βM² or less, and a weight by that share of itself
        return ROUNDINGS * 0x1p-24 * (1 + beta * ModernEnergy.largestSquare(keys)) * largest;
    }

    /**
     * The energy of every state, in float64.
     *
     * @param states B × d
     * @return B numbers, none of them negative but for rounding
     */
    public double[] energies(Matrix states) {
        Lengths.check(states, patterns);
        Check.finite("the states", states);
        return normalised ? ModernEnergy.onSphere(keys, Directions.norms(patterns), beta).of(Directions.of(states))
                : ModernEnergy.of(keys, beta).of(states);
    }

    /**
     * Δ_μ = x_μ·x_μ − max over ν ≠ μ of x_μ·x_ν of every pattern, N numbers: the farther, the better it is recalled. Infinite for a pattern
     * that is alone; of directions where they are compared. Takes N²d multiplications.
     */
    public double[] separations() { return Separation.of(keys, backend).gaps(); }

    /**
     * Which patterns are closer to others than β can tell apart, and which β would do, in a sentence or two; none where all is well. A
     * pattern is told apart when a fixed point is its own, which the paper proves for Δ_μ ≥ 2/(βN) + β⁻¹ ln(2(N − 1)NβM²). Retrieval often
     * works with a smaller β too. Takes N²d multiplications.
     */
    public List<String> warnings() {
        String mend = normalised ? "leave one of them out" : "normalised() compares directions instead";
        return Separation.of(keys, backend).warnings(beta, mend);
    }

    @Override public String toString() {
        double n = patterns.rows();
        var warnings = n * n * patterns.cols() > QUICK ? List.of("Are they far enough apart? See warnings().") : warnings();
        return "Modern Hopfield network of " + patterns.rows() + " patterns of " + patterns.cols() + " numbers, β = " + beta
                + (normalised ? ", normalised" : "") + (warnings.isEmpty() ? "" : ". " + String.join(" ", warnings));
    }
}
