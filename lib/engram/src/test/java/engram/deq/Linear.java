package engram.deq;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;

/** z = z·A + b with a symmetric A, b and spectrum of its own for every sample: what solvers are measured with. */
final class Linear implements FixedPoint {
    private final int n;
    private final float[][] a; // n × n, by sample
    private final float[][] b; // n, by sample
    final double[] rates;      // λ, by sample

    private Linear(int n, float[][] a, float[][] b, double[] rates) {
        this.n = n;
        this.a = a;
        this.b = b;
        this.rates = rates;
    }

    /**
     * Contractions with orthogonal eigenvectors at random and eigenvalues from −λ to λ, one of them λ, where λ lies in a range.
     *
     * @param samples of which number s is drawn from seed s
     */
    static Linear contractions(int samples, int n, double least, double most) {
        float[][] a = new float[samples][], b = new float[samples][n];
        double[] rates = new double[samples];
        for (int s = 0; s < samples; s++) {
            var random = RandomStream.of(s, "contraction");
            double[][] q = orthogonal(n, random);
            rates[s] = least + (most - least) * uniform(random, 5000);
            double[] eigenvalues = new double[n];
            for (int k = 0; k < n; k++) eigenvalues[k] = k == 0 ? rates[s] : rates[s] * (2 * uniform(random, 6000 + k) - 1);
            a[s] = new float[n * n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) {
                    double sum = 0;
                    for (int k = 0; k < n; k++) sum += q[k][i] * eigenvalues[k] * q[k][j];
                    a[s][i * n + j] = (float) sum;
                }
            for (int j = 0; j < n; j++) b[s][j] = (float) random.gaussian(7000 + j);
        }
        return new Linear(n, a, b, rates);
    }

    /** The same A = a for every sample, and b = 1. */
    static Linear of(int samples, int n, float... a) {
        float[][] all = new float[samples][], ones = new float[samples][n];
        for (int s = 0; s < samples; s++) {
            all[s] = a;
            Arrays.fill(ones[s], 1);
        }
        return new Linear(n, all, ones, new double[samples]);
    }

    /** The same with b = 0. */
    Linear withoutShift() { return new Linear(n, a, new float[a.length][n], rates); }

    private static double uniform(RandomStream random, int index) { return (random.bits(index) >>> 11) * 0x1p-53; }

    private static double[][] orthogonal(int n, RandomStream random) {
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) q[i][j] = random.gaussian(i * n + j);
            for (int k = 0; k < i; k++) {
                double along = 0;
                for (int j = 0; j < n; j++) along += q[i][j] * q[k][j];
                for (int j = 0; j < n; j++) q[i][j] -= along * q[k][j];
            }
            double squares = 0;
            for (double v : q[i]) squares += v * v;
            for (int j = 0; j < n; j++) q[i][j] /= Math.sqrt(squares);
        }
        return q;
    }

    @Override public int samples() { return a.length; }

    @Override public int size() { return n; }

    @Override public Backend backend() { return Backend.cpu(); }

    @Override public void apply(Batch batch, Matrix z, Matrix out) { multiply(batch, z, out, true); }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { multiply(batch, v, out, false); }

    private void multiply(Batch batch, Matrix z, Matrix out, boolean plus) {
        float[] x = z.entries(), y = out.writableEntries();
        for (int row = 0; row < batch.size(); row++) {
            float[] matrix = a[batch.number(row)], more = b[batch.number(row)];
            for (int i = 0; i < n; i++) {
                double sum = plus ? more[i] : 0;
                for (int j = 0; j < n; j++) sum += (double) matrix[i * n + j] * x[row * n + j];
                y[row * n + i] = (float) sum;
            }
        }
    }
}
