package engram.memory;

import engram.activation.Activation;

/**
 * An additive Lagrangian's activation, number by number in float64.
 *
 * @param order 0 for ρ, 1 for ρ'
 */
record OwnCurve(Additive of, int order) implements Activation {

    /** ρ'. */
    OwnCurve slope() { return new OwnCurve(of, 1); }

    @Override public boolean isPointwise() { return true; }

    @Override public void apply(float[] x, int xAt, float[] y, int yAt, int count) {
        for (int i = 0; i < count; i++) y[yAt + i] = (float) (order == 0 ? of.activation(x[xAt + i]) : of.slope(x[xAt + i]));
    }

    @Override public void pullBack(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        for (int i = 0; i < count; i++) out[outAt + i] = (float) (v[vAt + i] * (order == 0 ? of.slope(x[xAt + i]) : of.curvature(x[xAt + i])));
    }
}
