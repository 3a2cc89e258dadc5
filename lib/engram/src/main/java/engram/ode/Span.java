package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Arrays;

/**
 * From when to when a method runs that chooses its own steps, and which states are kept. Where nothing else is asked for, all that steps end
 * with are kept, and what it takes to find the others between them.
 *
 * <pre>{@code
 * Span.of(0, 200)                             // every step
 * Span.of(0, 200).keepingAt(0, 50, 100)       // the states at three times
 * Span.of(0, 200).withJumps(50, 150)          // no step goes across 50 or 150
 * }</pre>
 */
public final class Span {
    private final double start, end;
    private final boolean everyStep;
    private final double[] kept;        // in rising order, unless every step is kept
    private final Jumps jumps;

    private Span(double start, double end, boolean everyStep, double[] kept, Jumps jumps) {
        this.start = start;
        this.end = end;
        this.everyStep = everyStep;
        this.kept = kept;
        this.jumps = jumps;
    }

    /**
     * Time from start to end.
     *
     * @throws ArgumentException unless start &lt; end and both are finite
     */
    public static Span of(double start, double end) {
        if (!(start < end && Double.isFinite(start) && Double.isFinite(end) && Double.isFinite(end - start)))
            throw new ArgumentException(
                    "Time can't run from %s to %s: give two finite times, the first before the second.".formatted(start, end));
        return new Span(start, end, true, new double[0], Jumps.NONE);
    }

    /**
     * The same, with the states kept at these times alone.
     *
     * @param times within the span, in rising order, one at least
     * @throws ArgumentException if they are not
     */
    public Span keepingAt(double... times) {
        double[] own = given("times", times).clone();
        if (own.length == 0) throw new ArgumentException("No time is given at which a state is to be kept.");
        for (int k = 0; k < own.length; k++) {
            if (!(own[k] >= start && own[k] <= end))
                throw new ArgumentException("A state can't be kept at " + own[k] + ": time runs from " + start + " to " + end + ".");
            if (k > 0 && !(own[k] > own[k - 1]))
                throw new ArgumentException("States are to be kept at %s and then at %s: the times must rise.".formatted(own[k - 1], own[k]));
        }
        return new Span(start, end, false, own, jumps);
    }

    /** The same, with the first and the last state kept alone. */
    public Span keepingLast() { return keepingAt(start, end); }

    /**
     * The same, for a right-hand side that jumps at these times: steps end there and begin anew.
     *
     * @param times in any order; those outside the span don't matter
     */
    public Span withJumps(double... times) { return new Span(start, end, everyStep, kept, Jumps.of(times, 0)); }

    /** The first time. */
    public double start() { return start; }

    /** The last time. */
    public double end() { return end; }

    boolean keepsEveryStep() { return everyStep; }

    double[] kept() { return kept; }

    Jumps jumps() { return jumps; }

    /** Where steps end and begin anew: the start, the jumps in between, the end. */
    double[] corners() {
        double[] inner = Arrays.stream(jumps.times()).filter(t -> t > start && t < end).distinct().toArray();
        double[] corners = new double[inner.length + 2];
        System.arraycopy(inner, 0, corners, 1, inner.length);
        corners[0] = start;
        corners[corners.length - 1] = end;
        return corners;
    }
}
