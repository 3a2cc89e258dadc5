package engram.deq;

import java.util.Arrays;

/** What is written down of every sample while it is solved. */
final class Record {
    private final Status[] status;
    private final float[][] residuals; // by sample and call
    private final int[] calls, bestCall;
    private final double[] periodTwo;

    Record(int samples) {
        status = new Status[samples];
        residuals = new float[samples][8];
        calls = new int[samples];
        bestCall = new int[samples];
        periodTwo = new double[samples];
    }

    /** Writes down the residual of a call; whether it is the best so far. */
    boolean add(int sample, int call, double residual) {
        if (residuals[sample].length < call) residuals[sample] = Arrays.copyOf(residuals[sample], 2 * call);
        // one that is finite stays so in float32
        residuals[sample][call - 1] = (float) (Double.isFinite(residual) ? Math.min(residual, Float.MAX_VALUE) : residual);
        calls[sample] = call;
        boolean better = Double.isFinite(residual) && (bestCall[sample] == 0 || residual < residuals[sample][bestCall[sample] - 1]);
        if (better) bestCall[sample] = call;
        return better;
    }

    double last(int sample) { return residuals[sample][calls[sample] - 1]; }

    void finish(int sample, Status how, double two) {
        status[sample] = how;
        periodTwo[sample] = two;
    }

    int samples() { return status.length; }

    Status status(int sample) { return status[sample]; }

    int calls(int sample) { return calls[sample]; }

    float[] residuals(int sample) { return Arrays.copyOf(residuals[sample], calls[sample]); }

    /** The call at which the best state was found; 0 where none was finite. */
    int bestCall(int sample) { return bestCall[sample]; }

    double periodTwo(int sample) { return periodTwo[sample]; }
}
