package engram.ode;

import java.util.Optional;

/**
 * What is wrong with the state after a step of fixed length.
 *
 * @param step     number of the step
 * @param variable the first that is NaN or infinite
 * @param value    what it, or its slope, is
 * @param ofSlope  whether its slope was so before, while the state was an ordinary one
 */
record Fault(long step, int variable, double value, boolean ofSlope) {

    /** What is larger has run away, whatever its slope is. */
    private static final double ORDINARY = 1e100;

    /** A look at the state after step k. */
    static Optional<Fault> after(long k, StepSlopes slopes, double[] before, double[] y) {
        int bad = Finite.firstNot(y);
        if (bad < 0) return Optional.empty();
        double[] slope = new double[y.length];
        slopes.at(0, before, slope);
        int badSlope = Finite.firstNot(slope);
        if (badSlope < 0 || largest(before) > ORDINARY) return Optional.of(new Fault(k, bad, y[bad], false));
        return Optional.of(new Fault(k, badSlope, slope[badSlope], true));
    }

    private static double largest(double[] y) {
        double largest = 0;
        for (double number : y) largest = Math.max(largest, Math.abs(number));
        return largest;
    }

    /** This fault where the state has been cut: it is of a block that begins at this number. */
    Fault within(int first) { return new Fault(step, first + variable, value, ofSlope); }

    NotFiniteException exception(Steps steps, Trajectory before) {
        float h = (float) steps.length(step);        // as float: in few digits
        double time = steps.time(ofSlope ? step : step + 1);
        String sentence = ofSlope
                ? "The slope of variable %d is %s at t = %s, where the state is finite: look at its equation."
                        .formatted(variable, value, (float) time)
                : ("Variable %d is %s at t = %s: h = %s is too long for this method, try %s, "
                        + "unless the solution itself has no bound there.")
                        .formatted(variable, value, (float) time, h, h / 2);
        return new NotFiniteException(sentence, time, variable, before);
    }
}
