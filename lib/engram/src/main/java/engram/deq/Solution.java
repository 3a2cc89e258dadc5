package engram.deq;

import engram.argument.ArgumentException;
import engram.tensor.Matrix;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** What became of every sample: its status, the best state that was seen, and how it got there. Samples are numbered from 0. */
public final class Solution {
    private final Matrix states;
    private final Record record;
    private final double[] accepted;

    /** @param accepted by sample */
    Solution(Matrix states, Record record, double[] accepted) {
        this.states = states;
        this.record = record;
        this.accepted = accepted;
    }

    /** The number of samples, B. */
    public int samples() { return record.samples(); }

    /**
     * The states with the smallest residual that were seen, B × n; where none was finite, the start. A copy each time. Residuals are seen where f is
     * called, so that one call gives the start, and n calls the best of the start and n − 1 steps.
     */
    public Matrix states() { return states.copy(); }

    /** How a sample ended. */
    public Status status(int sample) { return record.status(checked(sample)); }

    /** How many samples ended so. */
    public int count(Status status) { return (int) IntStream.range(0, samples()).filter(i -> record.status(i) == status).count(); }

    /** Calls of f that a sample took. */
    public int calls(int sample) { return record.calls(checked(sample)); }

    /** The mean over the samples of their calls. */
    public double meanCalls() { return IntStream.range(0, samples()).map(record::calls).average().orElse(0); }

    /** ‖f(z) − z‖/‖f(z)‖ at each call of a sample, in order; 1 where f(z) is 0 and z is not. */
    public float[] residuals(int sample) { return record.residuals(checked(sample)); }

    /** The residual of the state that {@link #states} has of a sample; NaN where none was finite. */
    public double residual(int sample) {
        int call = record.bestCall(checked(sample));
        return call == 0 ? Double.NaN : record.residuals(sample)[call - 1];
    }

    /** How far two steps together moved a sample at its end, relative to its size; NaN if it converged or the method does not know. */
    public double periodTwo(int sample) { return record.periodTwo(checked(sample)); }

    /** The share of its steps that a sample took as the method had worked them out; the others were Picard's. */
    public double accepted(int sample) { return accepted[checked(sample)]; }

    /** What is wrong with a sample, in a sentence; empty if it converged. */
    public Optional<String> problem(int sample) {
        return switch (status(sample)) {
            case CONVERGED -> Optional.empty();
            case LIMIT -> sentence("Sample %d has a residual of %.2g after %d calls: allow more, or use a solver that converges faster.",
                    sample, residual(sample), calls(sample));
            case CYCLE -> sentence("Sample %d goes back and forth between two states, with a residual of %.2g: "
                    + "use even–odd updates, damping, or Anderson.", sample, residual(sample));
            case DIVERGED -> sentence("Sample %d met a number that is not finite in call %d: look for NaN in its input or its start, "
                    + "or for weights that let it grow without bound.", sample, calls(sample));
        };
    }

    private static Optional<String> sentence(String format, Object... numbers) {
        return Optional.of(String.format(Locale.ROOT, format, numbers));
    }

    private int checked(int sample) {
        if (sample < 0 || sample >= samples())
            throw new ArgumentException("There is no sample " + sample
                    + (samples() == 0 ? ": there are none." : ": they are numbered 0 to " + (samples() - 1) + "."));
        return sample;
    }

    /** How many samples ended in which way, after how many calls. */
    @Override public String toString() {
        var text = new StringBuilder(String.format(Locale.ROOT, "%d samples, %.1f calls on average", samples(), meanCalls()));
        for (Status status : Status.values()) if (count(status) > 0) text.append(", ").append(count(status)).append(' ').append(status);
        return text.toString();
    }
}
