package engram.deq;

import engram.argument.ArgumentException;

/**
 * When a sample is finished.
 *
 * @param tolerance the relative residual ‖f(z) − z‖/‖f(z)‖ below which z counts as a fixed point; at least 1e-6, since float32 stalls near 1e-7;
 *                  or 0, where all calls are made whatever comes ({@link #after})
 * @param calls     the most calls of f, at least 1; a step comes after a call, so that n calls see the start and n − 1 steps
 */
public record Stop(double tolerance, int calls) {
    private static final double FINEST = 1e-6;

    /** @throws ArgumentException if a number is out of its range */
    public Stop {
        if (!(tolerance >= FINEST && tolerance < 1 || tolerance == 0))
            throw new ArgumentException("The tolerance is " + tolerance
                    + ": give a number from 1e-6 on and below 1, since float32 stalls near 1e-7, or 0 for all calls.");
        if (calls < 1) throw new ArgumentException("The number of calls allowed is " + calls + ": it must be at least 1.");
    }

    /** After exactly so many calls, for every sample that stays finite: what recipes ask for, and comparisons of time. */
    public static Stop after(int calls) { return new Stop(0, calls); }
}
