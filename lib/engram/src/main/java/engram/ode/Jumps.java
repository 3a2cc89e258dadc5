package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Arrays;

/**
 * Times at which the right-hand side jumps. A step that ends there asks for slopes just before, one that begins there just after, by one unit in
 * the last place: so neither sees the other's side, whichever of the two the equations take at the time itself.
 *
 * @param times     in rising order
 * @param tolerance how far a time may be from a jump and is still that of the jump
 */
record Jumps(double[] times, double tolerance) {
    static final Jumps NONE = new Jumps(new double[0], 0);

    /** Jumps in any order. */
    static Jumps of(double[] times, double tolerance) {
        double[] sorted = given("times", times).clone();
        Arrays.sort(sorted);
        int bad = Finite.firstNot(sorted);
        if (bad >= 0) throw new ArgumentException("A jump is at the time " + sorted[bad] + ": give finite times.");
        return new Jumps(sorted, tolerance);
    }

    /** The time at which slopes are asked for where a step begins at t. */
    double after(double t) {
        int near = nearest(t);
        return near < 0 ? t : Math.max(t, Math.nextUp(times[near]));
    }

    /** The time at which slopes are asked for where a step ends at t. */
    double before(double t) {
        int near = nearest(t);
        return near < 0 ? t : Math.min(t, Math.nextDown(times[near]));
    }

    /** Number of the jump at t; −1 where there is none. */
    private int nearest(double t) {
        if (times.length == 0) return -1;
        int place = Arrays.binarySearch(times, t - tolerance);
        int next = place >= 0 ? place : -place - 1;
        return next < times.length && times[next] <= t + tolerance ? next : -1;
    }
}
