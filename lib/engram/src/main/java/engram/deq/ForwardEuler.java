package engram.deq;

import engram.argument.ArgumentException;

/**
 * Euler's method for dz/dt = f(z) − z, to rest: z ← z + h·(f(z) − z). It is the damped iteration of {@link Picard} under its other name, and the
 * baseline: what energy-based networks are simulated with when time is thought to matter.
 *
 * @param step h, in units of the neurons' time constant, more than 0 and at most 1
 */
public record ForwardEuler(double step) implements Solver {

    /** @throws ArgumentException if h is out of its range */
    public ForwardEuler {
        if (!(step > 0 && step <= 1))
            throw new ArgumentException("Euler's method can't take steps of " + step + ": give a number above 0, at most 1.");
    }

    Method begin(Rooms rooms) { return new Picard.Walk(rooms, (float) step); }
}
