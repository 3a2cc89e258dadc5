package engram.deq;

import engram.deq.Rooms.Room;
import engram.progress.Progress;

/**
 * Broyden's method for g(z) = f(z) − z = 0: as Newton's, with an inverse Jacobian H that each step corrects by a matrix of rank one, so that it
 * explains the last change of g. Begins with H = −I, which is Picard's step.
 *
 * <pre>Δz = −H·g,   H ← H + (Δz − H·Δg)·(Δzᵀ·H)/(Δzᵀ·H·Δg)</pre>
 *
 * A sample begins anew where the correction would divide by nothing. For states of at most 64 numbers. C. G. Broyden, Math. Comp. 19 (1965) 577.
 */
public record Broyden() implements Solver {

    Method begin(Rooms rooms) {
        SmallState.require("Broyden's method", rooms.f);
        return new Correction(rooms);
    }

    private static final class Correction implements Method {
        private final Rooms rooms;
        private final int n;
        private final double[][] inverse;          // H, n × n, by sample
        private final double[][] change, residual; // Δz and g of the last step, by sample
        private final double[] explained, left;    // H·Δg and Δzᵀ·H, n
        private boolean first = true;

        Correction(Rooms rooms) {
            this.rooms = rooms;
            n = rooms.f.size();
            int samples = rooms.f.samples();
            inverse = new double[samples][n * n];
            change = new double[samples][n];
            residual = new double[samples][n];
            explained = new double[n];
            left = new double[n];
        }

        @Override public void next(Room z, Room value, Room residuals, double[] norms) {
            float[] states = z.matrix().writableEntries(), now = residuals.matrix().entries();
            for (int i = 0; i < rooms.batch.size(); i++) {
                Progress.checkCancelled();
                int sample = rooms.batch.number(i);
                if (first || !correct(inverse[sample], change[sample], residual[sample], now, i * n)) reset(inverse[sample]);
                step(inverse[sample], change[sample], residual[sample], now, states, i * n);
            }
            first = false;
        }

        private void reset(double[] h) {
            for (int k = 0; k < h.length; k++) h[k] = k % (n + 1) == 0 ? -1 : 0;
        }

        /** Corrects H by what the last step has shown; whether that was possible. */
        private boolean correct(double[] h, double[] step, double[] before, float[] now, int at) {
            double denominator = 0, squares = 0;
            for (int j = 0; j < n; j++) left[j] = 0;
            for (int i = 0; i < n; i++) {
                explained[i] = 0;
                for (int j = 0; j < n; j++) {
                    explained[i] += h[i * n + j] * (now[at + j] - before[j]);
                    left[j] += step[i] * h[i * n + j];
                }
                denominator += step[i] * explained[i];
                squares += step[i] * step[i];
            }
            if (!(Math.abs(denominator) > 1e-8 * squares)) return false;
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) h[i * n + j] += (step[i] - explained[i]) * left[j] / denominator;
            return true;
        }

        /** z ← z − H·g. */
        private void step(double[] h, double[] step, double[] before, float[] now, float[] states, int at) {
            for (int i = 0; i < n; i++) {
                step[i] = 0;
                for (int j = 0; j < n; j++) step[i] -= h[i * n + j] * now[at + j];
                before[i] = now[at + i];
            }
            for (int i = 0; i < n; i++) {
                float old = states[at + i];
                states[at + i] += (float) step[i];
                step[i] = states[at + i] - old; // as float32 has it
            }
        }
    }
}
