package engram.deq;

import engram.activation.Curve;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * f(z) = slope ⊙ z + shift + max(z, 0)·W by operations that have the same bits on every backend, so that solutions must have them, too.
 *
 * @param slope     B × n
 * @param shift     B × n
 * @param couplings W, n × n
 * @param scratch   B × n
 */
record Ramps(Backend backend, Matrix slope, Matrix shift, Matrix couplings, Matrix scratch) implements FixedPoint {

    /**
     * Samples of every fate, by number: contractions of several rates, 2-cycles, growth without bound, slow ones, and what is not finite.
     *
     * @param strength of W: from about 1 on many do not come to rest
     */
    static Ramps of(Backend backend, int samples, int size, double strength) {
        float[] slopes = {.5f, -.3f, .9f, -1, 0, 3, .995f, -.97f};
        Matrix slope = Matrix.zeros(samples, size), shift = Matrix.gaussian(samples, size, 7), couplings = Matrix.gaussian(size, size, 8);
        for (int i = 0; i < samples; i++) for (int j = 0; j < size; j++) slope.set(i, j, slopes[i % slopes.length]);
        for (int i = 12; i < samples; i += 13) shift.set(i, i % size, i % 2 == 0 ? Float.NaN : Float.POSITIVE_INFINITY);
        Backend.cpu().axpby(0, couplings, (float) (strength / Math.sqrt(size)), couplings);
        return new Ramps(backend, slope, shift, couplings, Matrix.zeros(samples, size));
    }

    /** The same on another backend. */
    Ramps on(Backend other) { return new Ramps(other, slope, shift, couplings, Matrix.zeros(samples(), size())); }

    @Override public int samples() { return slope.rows(); }

    @Override public int size() { return slope.cols(); }

    @Override public void apply(Batch batch, Matrix z, Matrix out) {
        Panel from = Panel.of(z, batch.size()), to = Panel.of(out, batch.size()), between = Panel.of(scratch, batch.size());
        backend.gather(slope, batch.numbers(), to);
        backend.multiply(from, to);
        backend.gather(shift, batch.numbers(), between);
        backend.axpby(1, between, 1, to);
        backend.apply(Curve.of(Curve.Shape.RELU), from, between);
        backend.addProduct(between, couplings, to);
    }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { throw new AssertionError("nobody asked for it"); }
}
