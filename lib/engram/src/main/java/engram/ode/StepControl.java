package engram.ode;

/**
 * How DOPRI5 chooses the next step: so that its error will be 0.9⁵ of what is allowed, judged by the error of this step and, damped, by that of
 * the one before (a controller with a proportional and an integral part, β = 0.04).
 *
 * <p>E. Hairer, G. Wanner, Solving Ordinary Differential Equations II, §IV.2; K. Gustafsson, ACM TOMS 17 (1991) 533.
 */
final class StepControl {
    private static final double SAFETY = 0.9, BETA = 0.04, EXPONENT = 0.2 - 0.75 * BETA;
    private static final double SHORTER = 0.2, LONGER = 10;         // at most so many times
    private static final double SMALLEST_ERROR = 1e-4;              // that counts

    private double errorBefore = SMALLEST_ERROR;
    private boolean rejectedBefore;

    /** The length of the step after one that was accepted. */
    double accepted(double h, double error) {
        double factor = SAFETY * Powers.of(errorBefore, BETA) / Powers.of(error, EXPONENT);
        double next = h * Math.clamp(factor, SHORTER, LONGER);
        double chosen = rejectedBefore ? Math.min(next, h) : next;
        errorBefore = Math.max(error, SMALLEST_ERROR);
        rejectedBefore = false;
        return chosen;
    }

    /** The length with which a step is tried again. */
    double rejected(double h, double error) {
        rejectedBefore = true;
        // an error that is no number wants the shortest
        return h * (error < Double.POSITIVE_INFINITY ? Math.max(SHORTER, SAFETY / Powers.of(error, EXPONENT)) : SHORTER);
    }
}
