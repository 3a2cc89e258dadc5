package engram.memory.training;

import engram.argument.ArgumentException;
import engram.math.Exp;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiplies each parameter by a factor near 1: signs stay, and a parameter of 0 stays 0. With the gradient g at step t,
 *
 * <pre>v ← .999·v + .001·g²,   ĝ = clip(g/√(v/(1 − .999ᵗ)), ±bound),   p ← p·exp(−rate·ĝ·sign p), clipped to ±scale·rms(p₀),</pre>
 *
 * and ĝ = 0 where v is 0. J. Bernstein et al. 2020, arXiv:2006.14560.
 *
 * @param bound of ĝ
 * @param scale how far a parameter may go, in root mean squares of its block at the beginning
 */
public record Madam(double bound, double scale) implements Optimiser {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final double DECAY = .999;

    /** @throws ArgumentException if a number is not above 0 */
    public Madam {
        if (!(bound > 0 && bound <= 1e6)) throw new ArgumentException("Madam's bound is " + bound + ": give a number above 0, at most a million.");
        if (!(scale > 0 && scale <= 1e6)) throw new ArgumentException("Madam's scale is " + scale + ": give a number above 0, at most a million.");
    }

    Second begin(float[] initial) {
        double squares = 0;
        for (float p : initial) squares += (double) p * p;
        return new Second(this, new float[initial.length], initial.length == 0 ? 0 : Math.sqrt(squares / initial.length));
    }

    /** 1/(1 − .999ᵗ). */
    static float correction(long step) { return (float) (1 / (1 - Math.pow(DECAY, step))); }

    /** v, and rms(p₀). */
    record Second(Madam by, float[] v, double rms) implements Moments {
        /** How far a parameter may go. */
        float limit() { return (float) (by.scale * rms); }

        @Override public float[][] memory() { return new float[][] {v}; }

        @Override public void step(float[] parameters, int from, int to, float[] gradient, int at, double rate, long step) {
            int count = to - from;
            exponents(gradient, at, v, parameters, from, count, correction(step), (float) by.bound, (float) rate);
            Exp.of(gradient, gradient, at, at + count);
            multiply(gradient, at, parameters, from, count, limit());
        }
    }

    /** v ← .999·v + .001·g², and g ← −rate·ĝ·sign p. */
    private static void exponents(float[] g, int at, float[] v, float[] p, int from, int count, float correction, float bound, float rate) {
        int i = 0;
        for (; i <= count - LANES.length(); i += LANES.length()) {
            FloatVector gradient = FloatVector.fromArray(LANES, g, at + i);
            FloatVector second = FloatVector.fromArray(LANES, v, from + i).mul((float) DECAY)
                    .add(gradient.mul(gradient).mul((float) (1 - DECAY)));
            second.intoArray(v, from + i);
            FloatVector hat = gradient.div(second.mul(correction).lanewise(VectorOperators.SQRT)).min(bound).max(-bound);
            // 0/0 moves nothing
            VectorMask<Float> still = second.compare(VectorOperators.EQ, 0);
            FloatVector sign = FloatVector.fromArray(LANES, p, from + i);
            VectorMask<Float> negative = sign.compare(VectorOperators.LT, 0);
            hat.mul(-rate).blend(hat.mul(rate), negative).blend(0, still).intoArray(g, at + i);
        }
        for (; i < count; i++) {
            float gradient = g[at + i], second = v[from + i] * (float) DECAY + gradient * gradient * (float) (1 - DECAY);
            v[from + i] = second;
            float hat = Math.max(Math.min(gradient / (float) Math.sqrt(second * correction), bound), -bound);
            g[at + i] = second == 0 ? 0 : p[from + i] < 0 ? hat * rate : hat * -rate;
        }
    }

    /** p ← p·factor, within ±limit. */
    private static void multiply(float[] factor, int at, float[] p, int from, int count, float limit) {
        int i = 0;
        for (; i <= count - LANES.length(); i += LANES.length())
            FloatVector.fromArray(LANES, p, from + i).mul(FloatVector.fromArray(LANES, factor, at + i)).min(limit).max(-limit).intoArray(p, from + i);
        for (; i < count; i++) p[from + i] = Math.max(Math.min(p[from + i] * factor[at + i], limit), -limit);
    }
}
