package engram.ode;

/** The right-hand side within one step after another, as methods of fixed steps see it. For one thread. */
class StepSlopes implements Slopes {
    private final Ode ode;
    private final Steps steps;
    private double start, length;       // of the step
    private double first, last;         // where its two ends ask for slopes
    private long evaluations;

    private StepSlopes(Ode ode, Steps steps) {
        this.ode = ode;
        this.steps = steps;
    }

    static StepSlopes of(Ode ode, Steps steps) {
        return ode instanceof LinearOde linear ? new OfLinear(linear, steps) : new StepSlopes(ode, steps);
    }

    /** From here on it is step k. */
    void step(long k) {
        start = steps.time(k);
        length = steps.length(k);
        first = steps.jumps().after(start);
        last = steps.jumps().before(steps.time(k + 1));
    }

    double time(double fraction) {
        evaluations++;
        // the end of a step is the beginning of the next one, to the bit
        return fraction == 0 ? first : fraction == 1 ? last : start + fraction * length;
    }

    @Override public void at(double fraction, double[] y, double[] slope) { ode.slope(time(fraction), y, slope); }

    long evaluations() { return evaluations; }

    private static final class OfLinear extends StepSlopes implements LinearSlopes {
        private final LinearOde ode;

        OfLinear(LinearOde ode, Steps steps) {
            super(ode, steps);
            this.ode = ode;
        }

        @Override public void at(double fraction, double[] y, double[] slope, double[] factor) { ode.slope(time(fraction), y, slope, factor); }
    }
}
