package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Arrays;

/**
 * When a method of fixed steps makes its steps, and which states are kept: all, where nothing else is asked for.
 *
 * <pre>{@code
 * Steps.even(0, 0.01, 20_000).keepingEvery(10)          // 0, 0.01 … 200, kept every 0.1
 * Steps.of(0, 0.1, 0.3, 0.7, 1.5)                       // steps that grow
 * Steps.even(0, 0.01, 500).withJumps(1, 3)              // the right-hand side jumps at 1 and 3
 * }</pre>
 *
 * The clock is the number of the step: in an even grid, step k begins at start + k·step.
 */
public final class Steps {

    /** How far from a time of the grid a jump may be, in parts of the shortest step. */
    private static final double NEAR = 1e-9;

    private final double start;
    private final double step;
    private final long count;
    private final double[] times;       // count + 1, or none: then they are even
    private final long every;
    private final Jumps jumps;

    private Steps(double start, double step, long count, double[] times, long every, Jumps jumps) {
        this.start = start;
        this.step = step;
        this.count = count;
        this.times = times;
        this.every = every;
        this.jumps = jumps;
    }

    /**
     * Steps of one length.
     *
     * @param start the first time
     * @param step  length of a step, &gt; 0
     * @param count how many, 0 or more
     * @throws ArgumentException if a number makes no sense, or the steps are too short beside the times
     */
    public static Steps even(double start, double step, long count) {
        if (!Double.isFinite(start)) throw new ArgumentException("The first time is " + start + ": it must be finite.");
        if (!(step > 0 && step < Double.POSITIVE_INFINITY))
            throw new ArgumentException("The step is " + step + ": it must be finite and more than 0.");
        if (count < 0) throw new ArgumentException("The number of steps is " + count + ": it must be 0 or more.");
        var even = new Steps(start, step, count, new double[0], 1, Jumps.NONE);
        double end = even.time(count);
        if (!Double.isFinite(end)) throw new ArgumentException("The last time is " + end + ": take fewer or shorter steps.");
        if (count > 0 && !(start + step > start && end - step < end))
            throw new ArgumentException(
                    "Steps of %s from %s to %s are too short to be told apart: take longer ones.".formatted(step, start, end));
        return even;
    }

    /**
     * Steps from each time to the next.
     *
     * @param times in rising order, one at least
     * @throws ArgumentException if they are not
     */
    public static Steps of(double... times) {
        double[] own = given("times", times).clone();
        if (own.length == 0) throw new ArgumentException("The grid has no times: give the first one at least.");
        double shortest = Double.POSITIVE_INFINITY;
        for (int k = 0; k < own.length; k++) {
            if (!Double.isFinite(own[k])) throw new ArgumentException("Time " + k + " of the grid is " + own[k] + ": it must be finite.");
            if (k > 0 && !(own[k] > own[k - 1]))
                throw new ArgumentException("The times of the grid must rise, and %s comes after %s.".formatted(own[k], own[k - 1]));
            if (k > 0) shortest = Math.min(shortest, own[k] - own[k - 1]);
        }
        if (!Double.isFinite(own[own.length - 1] - own[0])) throw new ArgumentException("The times of the grid are too far apart.");
        return new Steps(own[0], own.length > 1 ? shortest : 0, own.length - 1, own, 1, Jumps.NONE);
    }

    /**
     * The same steps, with every n-th state kept; the first and the last always are.
     *
     * @param n 1 or more
     */
    public Steps keepingEvery(long n) {
        if (n < 1) throw new ArgumentException("Every " + n + "-th state can't be kept: give 1 or more.");
        return new Steps(start, step, count, times, n, jumps);
    }

    /** The same steps, with the first and the last state kept alone. */
    public Steps keepingLast() { return keepingEvery(Long.MAX_VALUE); }

    /**
     * The same steps, for a right-hand side that jumps at these times: a step that ends there sees the slopes before the jump, one that begins
     * there the slopes behind it.
     *
     * @param jumpTimes times of the grid, to a billionth of a step
     * @throws ArgumentException if one lies within a step
     */
    public Steps withJumps(double... jumpTimes) {
        var found = Jumps.of(jumpTimes, NEAR * step);
        for (double jump : found.times()) {
            long next = stepAt(jump);
            double off = Math.min(Math.abs(time(next) - jump), Math.abs(time(Math.min(next + 1, count)) - jump));
            if (!(off <= found.tolerance()))
                throw new ArgumentException("The jump at " + jump + " is no time of the grid: choose steps that end there.");
        }
        return new Steps(start, step, count, times, every, found);
    }

    /** The last step that does not begin after t; 0 for all times before. */
    private long stepAt(double t) {
        if (times.length == 0) return Math.clamp((long) Math.floor((t - start) / step), 0, count);
        int place = Arrays.binarySearch(times, t);
        return Math.max(0, place >= 0 ? place : -place - 2);
    }

    /** How many there are. */
    public long count() { return count; }

    /**
     * The time at which a step begins; after the last, the time at which it ends.
     *
     * @param k 0 … count
     */
    public double time(long k) {
        if (k < 0 || k > count) throw new ArgumentException("The grid has no time number " + k + ": they go from 0 to " + count + ".");
        return times.length == 0 ? start + k * step : times[(int) k];
    }

    /** Length of step k. */
    double length(long k) { return times.length == 0 ? step : times[(int) k + 1] - times[(int) k]; }

    Jumps jumps() { return jumps; }

    /** Whether the state is kept with which step k begins. */
    boolean keeps(long k) { return k % every == 0 || k == count; }

    /** How many states are kept. */
    long rows() { return count / every + 1 + (count % every == 0 ? 0 : 1); }

    /** How many states are kept of those with which the steps 0 … k begin. */
    int rowsUntil(long k) { return (int) (k / every + 1 + (k == count && k % every != 0 ? 1 : 0)); }
}
