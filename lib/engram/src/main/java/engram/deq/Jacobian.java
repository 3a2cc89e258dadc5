package engram.deq;

import engram.tensor.Matrix;
import java.util.Arrays;

/** The Jacobians of all samples at work, row by row through n products with unit vectors. */
final class Jacobian {
    private final FixedPoint f;
    private final Matrix unit, row;   // B × n
    private final double[][] entries; // by row of the batch: n × n, entry (i, j) is ∂f_i/∂z_j

    Jacobian(FixedPoint f) {
        this.f = f;
        unit = Matrix.zeros(f.samples(), f.size());
        row = Matrix.zeros(f.samples(), f.size());
        entries = new double[f.samples()][f.size() * f.size()];
    }

    /** Computes them at z. */
    void compute(Batch batch, Matrix z) {
        int n = f.size();
        for (int i = 0; i < n; i++) {
            float[] units = unit.writableEntries();
            Arrays.fill(units, 0);
            for (int sample = 0; sample < batch.size(); sample++) units[sample * n + i] = 1;
            f.pullBack(batch, z, unit, row);
            float[] rows = row.entries();
            for (int sample = 0; sample < batch.size(); sample++)
                for (int j = 0; j < n; j++) entries[sample][i * n + j] = rows[sample * n + j];
        }
    }

    /** I − J of a row, n × n, to be overwritten. */
    double[] identityMinus(int sample) {
        double[] a = entries[sample];
        int n = f.size();
        for (int k = 0; k < a.length; k++) a[k] = (k % (n + 1) == 0 ? 1 : 0) - a[k];
        return a;
    }
}
