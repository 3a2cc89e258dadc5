package engram.activation;

import engram.math.Exp;

/**
 * y_i = e^βx_i / Σ_k e^βx_k.
 *
 * @param beta β, the inverse temperature
 */
public record Softmax(float beta) implements Activation {
    public Softmax {
        Rows.positive("β of a softmax", beta);
    }

    @Override public boolean isPointwise() { return false; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        Rows.check(x, xAt, y, yAt, count);
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) largest = Math.max(largest, x[xAt + i]);
        // with the largest exponent 0 nothing overflows
        for (int i = 0; i < count; i++) y[yAt + i] = beta * (x[xAt + i] - largest);
        Exp.of(y, y, yAt, yAt + count);
        float scale = (float) (1 / Rows.sum(y, yAt, count));
        for (int i = 0; i < count; i++) y[yAt + i] *= scale;
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        Rows.check(x, xAt, v, vAt, out, outAt, count);
        // out_i ← β·y_i·(v_i − y·v)
        apply(x, xAt, out, outAt, count);
        float mean = (float) Rows.dot(out, outAt, v, vAt, count);
        for (int i = 0; i < count; i++) out[outAt + i] = beta * out[outAt + i] * (v[vAt + i] - mean);
    }
}
