package engram.memory.training;

/**
 * Steps of the size of the learning rate, in the direction of a mean of gradients. With the gradient g at step t,
 *
 * <pre>m ← .9·m + .1·g,   v ← .999·v + .001·g²,   p ← p − rate·(m/(1 − .9ᵗ))/(√(v/(1 − .999ᵗ)) + 10⁻⁸).</pre>
 *
 * D. P. Kingma, J. Ba 2014, arXiv:1412.6980.
 */
public record Adam() implements Optimiser {
    private static final float FIRST = .9f, SECOND = .999f, SMALL = 1e-8f;

    Moments begin(float[] initial) {
        return new Both(new float[initial.length], new float[initial.length]);
    }

    /** m and v. */
    private record Both(float[] m, float[] v) implements Moments {
        @Override public float[][] memory() { return new float[][] {m, v}; }

        @Override public void step(float[] parameters, int from, int to, float[] gradient, int at, double rate, long step) {
            float first = (float) (1 / (1 - Math.pow(FIRST, step))), second = (float) (1 / (1 - Math.pow(SECOND, step))), by = (float) rate;
            for (int i = from, k = at; i < to; i++, k++) {
                float g = gradient[k];
                m[i] = FIRST * m[i] + (1 - FIRST) * g;
                v[i] = SECOND * v[i] + (1 - SECOND) * g * g;
                parameters[i] -= by * (m[i] * first) / ((float) Math.sqrt(v[i] * second) + SMALL);
            }
        }
    }
}
