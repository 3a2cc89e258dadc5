package engram.deq;

import engram.progress.Progress;
import engram.tensor.Matrix;

/** g = v·(I − J)⁻¹ by elimination, a system for every sample: exact to rounding. For states of at most 64 numbers. */
public record ExactAdjoint() implements Adjoint {

    @Override public Matrix of(FixedPoint f, Matrix state, Matrix gradient) {
        Shapes.states("matrix of states", f, state);
        Shapes.gradient(f, gradient);
        SmallState.require("The exact adjoint", f);
        int n = f.size();
        var jacobian = new Jacobian(f);
        jacobian.compute(Batch.all(f.samples()), state);
        Matrix result = Matrix.zeros(f.samples(), n);
        float[] entries = result.writableEntries(), given = gradient.entries();
        double[] row = new double[n];
        for (int sample = 0; sample < f.samples(); sample++) {
            Progress.checkCancelled();
            for (int j = 0; j < n; j++) row[j] = given[sample * n + j];
            // (I − J)ᵀ·gᵀ = vᵀ
            boolean regular = SmallSystem.eliminate(transposed(jacobian.identityMinus(sample), n), row, n);
            for (int j = 0; j < n; j++) entries[sample * n + j] = regular ? (float) row[j] : Float.NaN;
        }
        return result;
    }

    private static double[] transposed(double[] a, int n) {
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++) {
                double kept = a[i * n + j];
                a[i * n + j] = a[j * n + i];
                a[j * n + i] = kept;
            }
        return a;
    }
}
