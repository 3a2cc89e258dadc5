package engram.hopfield;

import static engram.argument.Given.given;

import engram.parallel.Cores;
import engram.parallel.Heap;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.FactorCheck;
import engram.tensor.Matrix;
import engram.tensor.Op;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The couplings of a network, as a matrix where one is needed, and the local fields of its states.
 *
 * <p>Hebb's couplings are kept as the integers N·J_ij = Σ_μ ξ_i^μ ξ_j^μ with a zero diagonal. In float32 the fields are then
 * exact whatever the order of summation, as long as Σ_j |N·J_ij| &lt; 2^24 in every row, which is checked; so every backend
 * computes the same bits. The self-coupling N·J_ii = λp joins in float64 when a field is used.
 */
final class Couplings {
    private static final int EXACT = 1 << 24;

    private final int neurons;
    private final Optional<BitPatterns> learned; // where the couplings are Hebb's, kept as integers
    private final Supplier<Matrix> build;
    private final Backend backend;
    private Matrix matrix; // N × N: N·J without diagonal when integer, else J; built at first use

    private Couplings(int neurons, Optional<BitPatterns> learned, Supplier<Matrix> build, Backend backend) {
        this.neurons = neurons;
        this.learned = learned;
        this.build = build;
        this.backend = backend;
    }

    static Couplings hebb(BitPatterns learned, Backend backend) {
        var patterns = learned.patterns();
        checkExact(patterns.neurons(), patterns.count());
        return new Couplings(patterns.neurons(), Optional.of(learned), () -> hebbMatrix(patterns, backend), backend);
    }

    /** Integer fields are exact while N < 2^15 and p·N < 2^31. */
    static void checkExact(int n, double p) {
        if (n < 1 || !(p >= 1))
            throw new HopfieldException("A network of N = " + n + " neurons with p = " + p
                    + " patterns can't be: there must be 1 at least.");
        if (n >= 1 << 15 || p * n >= 1L << 31)
            throw new HopfieldException(String.format(Locale.ROOT, "A network of N = %d neurons with p = %.0f patterns is too large for"
                    + " exact integer fields: N must be below 32768 and p·N below 2147483648.", n, p));
    }

    static Couplings of(Patterns patterns, Matrix matrix, Backend backend) {
        int n = given("patterns", patterns).neurons();
        if (given("the couplings", matrix).rows() != n || matrix.cols() != n)
            throw new HopfieldException("The couplings are " + matrix.rows() + " × " + matrix.cols() + " for " + n
                    + " neurons: J must be N × N.");
        FactorCheck.finite("the coupling matrix", matrix);
        var own = matrix.copy();
        return new Couplings(n, Optional.empty(), () -> own, backend);
    }

    Couplings on(Backend other) { return new Couplings(neurons, learned, this::matrix, other); }

    /** Whether fields are integers N·h without the diagonal, or h itself. */
    boolean isInteger() { return learned.isPresent(); }

    /** The factor between the fields that {@link #fields} returns and h: N or 1. */
    double scale() { return isInteger() ? neurons : 1; }

    /**
     * S·(N·J)ᵀ or S·Jᵀ for some of the neurons: row k, column g holds the field of neuron group[g] in state k.
     *
     * @param states a × N
     */
    Matrix fields(Matrix states, int[] group) {
        var fields = Matrix.zeros(states.rows(), group.length);
        backend.gemm(1, states, Op.AS_IS, group.length == neurons ? matrix() : rows(group), Op.TRANSPOSED, 0, fields);
        return fields;
    }

    private Matrix rows(int[] group) {
        var rows = Matrix.zeros(group.length, neurons);
        for (int g = 0; g < group.length; g++)
            System.arraycopy(matrix().entries(), group[g] * neurons, rows.writableEntries(), g * neurons, neurons);
        return rows;
    }

    /** h_i for every state, in float64; from the bits of the patterns where the couplings are Hebb's, else with a matrix product. */
    double[][] localFields(Patterns states, double diagonal) {
        Heap.require(8.0 * neurons * states.count(), "The fields of " + states.count() + " states", "take fewer at a time");
        var result = new double[states.count()][neurons];
        if (learned.isPresent()) {
            new BitFields(learned.get(), diagonal).write(states, result);
            return result;
        }
        int[] all = new int[neurons];
        Arrays.setAll(all, i -> i);
        var fields = fields(states.toMatrix(), all);
        for (int k = 0; k < states.count(); k++)
            for (int i = 0; i < neurons; i++) result[k][i] = fields.get(k, i);
        return result;
    }

    /** J with self-couplings N·J_ii = diagonal. */
    Matrix toMatrix(double diagonal) {
        if (isInteger() && !(Math.abs(diagonal / neurons) <= Float.MAX_VALUE))
            throw new HopfieldException("The self-coupling λp/N is " + diagonal / neurons
                    + ": a matrix holds numbers of float32, below 3.4e38.");
        Heap.require(8.0 * neurons * neurons, "The couplings of " + neurons + " neurons as a matrix, and a copy of it", "take fewer neurons");
        var result = matrix().copy();
        if (!isInteger()) return result;
        float[] data = result.writableEntries();
        Cores.ranges(data.length, 1, (from, to) -> {
            for (int k = from; k < to; k++) data[k] /= neurons;
        });
        for (int i = 0; i < neurons; i++) result.set(i, i, (float) (diagonal / neurons));
        return result;
    }

    /** The energy of a state under these couplings and N·J_ii = diagonal. */
    Energy energy(Patterns patterns, double diagonal) {
        return isInteger() ? Energy.hebb(patterns, diagonal) : Energy.of(matrix());
    }

    /** N·J without diagonal for Hebb's integers, else J; N × N, not to be changed. */
    synchronized Matrix matrix() {
        if (matrix == null) matrix = build.get();
        return matrix;
    }

    /** N·J_ij = Σ_μ ξ_i^μ ξ_j^μ for i ≠ j and 0 for i = j. */
    private static Matrix hebbMatrix(Patterns patterns, Backend backend) {
        int n = patterns.neurons();
        Heap.require(4.0 * n * (n + patterns.count()), "The couplings of " + n + " neurons as a matrix", "take fewer neurons");
        var xi = patterns.toMatrix();                      // p × N
        var product = Matrix.zeros(n, n);
        backend.gemm(1, xi, Op.TRANSPOSED, xi, Op.AS_IS, 0, product); // ξᵀξ
        float[] data = product.writableEntries();
        for (int i = 0; i < n; i++) {
            Progress.checkCancelled();
            data[i * n + i] = 0;
            double sum = 0;
            for (int j = 0; j < n; j++) sum += Math.abs(data[i * n + j]);
            if (sum >= EXACT)
                throw new HopfieldException("The couplings into neuron " + i + " add up to " + (long) sum
                        + ", beyond the 16777216 that float32 counts exactly: use fewer or less correlated patterns.");
        }
        return product;
    }
}
