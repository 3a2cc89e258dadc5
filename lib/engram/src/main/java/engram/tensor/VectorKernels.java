package engram.tensor;

import engram.math.Exp;
import engram.progress.Progress;
import java.util.function.DoubleBinaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The pointwise loops of the CPU: a vector body, and a scalar tail for what does not fill a vector. */
final class VectorKernels {

    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    /** As many floats as there are doubles in a vector: these are converted as a whole. */
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));

    /** Entries of a row that are passed over without a look for an interruption, some 0.02 s. */
    private static final int LONGEST = 1 << 24;

    /** Below this, its exponential is 0 as a float32 and nothing in the sum; here it still is an ordinary number, which is faster. */
    private static final double NOTHING = -700;

    private VectorKernels() {
    }

    /** Number of float32 lanes of a vector. */
    static int lanes() {
        return FLOATS.length();
    }

    /** Whether x[from … to) holds neither NaN nor an infinity. */
    static boolean allFinite(float[] x, int from, int to) {
        // 0·x is 0 for every finite x and NaN for the others, and NaN stays
        FloatVector zeros = FloatVector.zero(FLOATS);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            zeros = FloatVector.fromArray(FLOATS, x, i).lanewise(VectorOperators.FMA, 0f, zeros);
        }
        float zero = zeros.reduceLanes(VectorOperators.ADD);
        for (; i < to; i++) {
            zero += 0 * x[i];
        }
        return zero == 0;
    }

    /** y ← α·x + β·y on [from, to). */
    static void axpby(float alpha, float[] x, float beta, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            FloatVector scaled = FloatVector.fromArray(FLOATS, y, i).mul(beta);
            FloatVector.fromArray(FLOATS, x, i).lanewise(VectorOperators.FMA, scaled.broadcast(alpha), scaled).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = Math.fma(alpha, x[i], beta * y[i]);
        }
    }

    /** y ← α·x on [from, to). */
    static void scale(float alpha, float[] x, float[] y, int from, int to) {
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, x, i).mul(alpha).intoArray(y, i);
        }
        for (; i < to; i++) {
            y[i] = alpha * x[i];
        }
    }

    /** Σ x_i over [from, to), in float64. */
    static double sum(float[] x, int from, int to) {
        return inPieces(from, to, Double::sum, (start, end) -> pieceSum(x, start, end));
    }

    /** Σ x_i·y_i over [from, to), in float64. */
    static double dot(float[] x, float[] y, int from, int to) {
        return inPieces(from, to, Double::sum, (start, end) -> pieceDot(x, y, start, end));
    }

    /** A number from the entries of a row from {@code start} (inclusive) to {@code end} (exclusive). */
    private interface Piece {
        double value(int start, int end);
    }

    /**
     * A number from all entries of a row, which is cut where it is so long that an interruption has to be looked for on the way.
     *
     * @param joined makes one number of those of two pieces, in the order of the row
     */
    private static double inPieces(int from, int to, DoubleBinaryOperator joined, Piece piece) {
        int end = from + Math.min(LONGEST, to - from);
        double value = piece.value(from, end);
        while (end < to) {
            Progress.checkCancelled();
            int start = end;
            end = start + Math.min(LONGEST, to - start);
            value = joined.applyAsDouble(value, piece.value(start, end));
        }
        return value;
    }

    private static double pieceSum(float[] x, int from, int to) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        int i = from;
        for (; i <= to - HALF.length(); i += HALF.length()) {
            sums = sums.add(doubles(x, i));
        }
        double sum = sums.reduceLanes(VectorOperators.ADD);
        for (; i < to; i++) {
            sum += x[i];
        }
        return sum;
    }

    private static double pieceDot(float[] x, float[] y, int from, int to) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        int i = from;
        for (; i <= to - HALF.length(); i += HALF.length()) {
            sums = doubles(x, i).fma(doubles(y, i), sums);
        }
        double sum = sums.reduceLanes(VectorOperators.ADD);
        for (; i < to; i++) {
            sum += (double) x[i] * y[i];
        }
        return sum;
    }

    /** out_i ← exp(βx_i) / Σ_k exp(βx_k) on [from, to). */
    static void softmax(double beta, float[] x, float[] out, int from, int to) {
        // β(x − e) ≤ 0 when e is the largest x for β ≥ 0 and the smallest for β < 0: nothing overflows
        double extreme = beta < 0 ? inPieces(from, to, Math::min, (start, end) -> smallest(x, start, end))
                : inPieces(from, to, Math::max, (start, end) -> largest(x, start, end));
        double sum = inPieces(from, to, Double::sum, (start, end) -> weights(beta, extreme, x, out, start, end));
        inPieces(from, to, Double::sum, (start, end) -> {
            scale((float) (1 / sum), out, out, start, end);
            return 0;
        });
    }

    /** out_i ← exp(β(x_i − e)) on [from, to); returns the sum of them in float64. */
    private static double weights(double beta, double extreme, float[] x, float[] out, int from, int to) {
        DoubleVector sums = DoubleVector.zero(DOUBLES);
        int i = from;
        for (; i <= to - HALF.length(); i += HALF.length()) {
            DoubleVector weights = Exp.of(doubles(x, i).sub(extreme).mul(beta).max(NOTHING));
            sums = sums.add(weights);
            ((FloatVector) weights.castShape(HALF, 0)).intoArray(out, i);
        }
        double sum = sums.reduceLanes(VectorOperators.ADD);
        for (; i < to; i++) {
            double weight = Exp.of(Math.max(beta * (x[i] - extreme), NOTHING));
            sum += weight;
            out[i] = (float) weight;
        }
        return sum;
    }

    private static float largest(float[] x, int from, int to) {
        FloatVector most = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            most = most.max(FloatVector.fromArray(FLOATS, x, i));
        }
        float largest = most.reduceLanes(VectorOperators.MAX);
        for (; i < to; i++) {
            largest = Math.max(largest, x[i]);
        }
        return largest;
    }

    private static float smallest(float[] x, int from, int to) {
        FloatVector least = FloatVector.broadcast(FLOATS, Float.POSITIVE_INFINITY);
        int i = from;
        for (; i <= to - FLOATS.length(); i += FLOATS.length()) {
            least = least.min(FloatVector.fromArray(FLOATS, x, i));
        }
        float smallest = least.reduceLanes(VectorOperators.MIN);
        for (; i < to; i++) {
            smallest = Math.min(smallest, x[i]);
        }
        return smallest;
    }

    /** x[i … i + lanes) as float64. */
    private static DoubleVector doubles(float[] x, int i) {
        return (DoubleVector) FloatVector.fromArray(HALF, x, i).castShape(DOUBLES, 0);
    }
}
