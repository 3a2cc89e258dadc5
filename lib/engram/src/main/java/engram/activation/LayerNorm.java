package engram.activation;

import engram.math.RowSums;

/**
 * y_i = (x_i − x̄)/r with r = √(variance of x + ε).
 *
 * @param epsilon ε > 0, which keeps a row of equal numbers from a division by 0
 */
public record LayerNorm(float epsilon) implements Activation {
    public LayerNorm {
        Rows.positive("ε of a layer norm", epsilon);
    }

    @Override public boolean isPointwise() { return false; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        Rows.check(x, xAt, y, yAt, count);
        double mean = RowSums.sum(x, xAt, count) / count;
        double inverse = 1 / radius(x, xAt, mean, count);
        for (int i = 0; i < count; i++) y[yAt + i] = (float) ((x[xAt + i] - mean) * inverse);
    }

    private double radius(float[] x, int at, double mean, int count) {
        double squares = 0;
        for (int i = at; i < at + count; i++) squares += (x[i] - mean) * (x[i] - mean);
        return Math.sqrt(squares / count + epsilon);
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        Rows.check(x, xAt, v, vAt, out, outAt, count);
        // out_i ← ((v_i − v̄) − y_i·(y·v)/n)/r
        apply(x, xAt, out, outAt, count);
        double inverse = 1 / radius(x, xAt, RowSums.sum(x, xAt, count) / count, count);
        double mean = RowSums.sum(v, vAt, count) / count, along = RowSums.dot(out, outAt, v, vAt, count) / count;
        for (int i = 0; i < count; i++) out[outAt + i] = (float) ((v[vAt + i] - mean - out[outAt + i] * along) * inverse);
    }
}
