package engram.activation;

import engram.math.Exp;
import engram.math.RowSums;

/**
 * y_i = e^βx_i / Σ_k e^βx_k.
 *
 * @param beta β, the inverse temperature
 */
public record Softmax(float beta) implements Activation {
    private static final float LEAST = -86;
    private static final float NOTHING = Exp.of(LEAST);

    public Softmax {
        Rows.positive("β of a softmax", beta);
    }

    @Override public boolean isPointwise() { return false; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        Rows.check(x, xAt, y, yAt, count);
        below(largest(x, xAt, count), x, xAt, y, yAt, count);
        Exp.of(y, y, yAt, yAt + count);
        scale((float) (1 / RowSums.sum(y, yAt, count)), y, yAt, count);
    }

    private static float largest(float[] x, int at, int count) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + count; i++) largest = Math.max(largest, x[i]);
        return largest;
    }

    /** y ← β·(x − largest), at least LEAST: with the largest exponent 0 nothing overflows, and exponentials of ordinary numbers are fast. */
    private void below(float largest, float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) y[yAt + i] = Math.max(beta * (x[xAt + i] - largest), LEAST);
    }

    /** y ← factor·(y − e^LEAST), which is 0 where the exponent was raised to LEAST, and elsewhere the same but for what is below 1e-30. */
    private static void scale(float factor, float[] y, int at, int count) {
        for (int i = at; i < at + count; i++) y[i] = (y[i] - NOTHING) * factor;
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        Rows.check(x, xAt, v, vAt, out, outAt, count);
        // out_i ← β·y_i·(v_i − y·v)
        apply(x, xAt, out, outAt, count);
        float mean = (float) RowSums.dot(out, outAt, v, vAt, count);
        for (int i = 0; i < count; i++) out[outAt + i] = beta * out[outAt + i] * (v[vAt + i] - mean);
    }
}
