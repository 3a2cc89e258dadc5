package engram.memory;

import engram.argument.ArgumentException;
import engram.progress.Progress;
import engram.tensor.Matrix;

/** Updates a batch of states again and again, until nothing changes or it has been done so many times. */
final class Settling {
    private Settling() {}

    interface Update {
        /** The next states; this is the t-th update, from 0. */
        Matrix next(Matrix states, int t);
    }

    /**
     * @param most  updates at most
     * @param still no entry of a settled state changes by more
     */
    static Retrieval of(Matrix start, int most, double still, Update update) {
        if (most < 1) throw new ArgumentException("The number of updates is " + most + ": at least 1 is needed.");
        var states = start;
        for (int t = 0; ; t++) {
            Progress.checkCancelled();
            var next = update.next(states, t);
            int changing = changing(states, next, still);
            if (changing == 0 || t + 1 == most) return new Retrieval(next, t + 1, changing);
            states = next;
        }
    }

    private static int changing(Matrix before, Matrix after, double still) {
        float[] x = before.entries(), y = after.entries();
        int changing = 0, d = before.cols();
        for (int b = 0; b < before.rows(); b++) {
            double largest = 0;
            for (int k = b * d; k < (b + 1) * d; k++) largest = Math.max(largest, Math.abs((double) x[k] - y[k]));
            if (largest > still) changing++;
        }
        return changing;
    }
}
