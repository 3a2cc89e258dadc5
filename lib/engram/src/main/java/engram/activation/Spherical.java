package engram.activation;

import engram.math.RowSums;

/**
 * y = x/r with r = √(‖x‖² + ε²).
 *
 * @param epsilon ε > 0: near 0 the function is x/ε
 */
public record Spherical(float epsilon) implements Activation {
    public Spherical {
        Rows.positive("ε of a spherical activation", epsilon);
    }

    @Override public boolean isPointwise() { return false; }

    private double radius(float[] x, int at, int count) {
        return Math.sqrt(RowSums.dot(x, at, x, at, count) + (double) epsilon * epsilon);
    }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        Rows.check(x, xAt, y, yAt, count);
        double inverse = 1 / radius(x, xAt, count);
        for (int i = 0; i < count; i++) y[yAt + i] = (float) (x[xAt + i] * inverse);
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        Rows.check(x, xAt, v, vAt, out, outAt, count);
        // out_i ← (v_i − y_i·(y·v))/r
        double inverse = 1 / radius(x, xAt, count);
        double along = RowSums.dot(x, xAt, v, vAt, count) * inverse;
        for (int i = 0; i < count; i++) out[outAt + i] = (float) ((v[vAt + i] - x[xAt + i] * inverse * along) * inverse);
    }
}
