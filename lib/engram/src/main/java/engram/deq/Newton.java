package engram.deq;

import engram.deq.Rooms.Room;
import engram.progress.Progress;

/**
 * Newton's method for f(z) − z = 0: z ← z + (I − J)⁻¹·(f(z) − z) with the Jacobian J at z, a product with ∂f/∂z for each of its rows. The number of
 * right digits doubles with every call near a fixed point; far from one it may lead anywhere, so where I − J is singular it takes Picard's step. For
 * states of at most 64 numbers.
 */
public record Newton() implements Solver {

    Method begin(Rooms rooms) {
        SmallState.require("Newton's method", rooms.f);
        var jacobian = new Jacobian(rooms.f);
        int n = rooms.f.size();
        double[] step = new double[n];
        return (z, value, residual, norms) -> {
            jacobian.compute(rooms.batch, z.matrix());
            float[] states = z.matrix().writableEntries(), residuals = residual.matrix().entries();
            for (int i = 0; i < rooms.batch.size(); i++) {
                Progress.checkCancelled();
                for (int j = 0; j < n; j++) step[j] = residuals[i * n + j];
                boolean regular = SmallSystem.eliminate(jacobian.identityMinus(i), step, n);
                for (int j = 0; j < n; j++) states[i * n + j] += (float) (regular ? step[j] : residuals[i * n + j]);
            }
        };
    }
}
