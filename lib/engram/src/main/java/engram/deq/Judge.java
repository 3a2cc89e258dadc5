package engram.deq;

/** Decides which samples are finished. {@code iteration.cu} decides the same. */
final class Judge {
    /**
     * A sample is on a 2-cycle when two steps together move it less than PERIOD_TWO, and a single one farther than that, and FACTOR times as far as
     * both: else it creeps, or its steps are lost in rounding.
     */
    private static final double PERIOD_TWO = 1e-6, FACTOR = 1e3;

    final Stop stop;
    final Record record;

    Judge(Stop stop, Record record) {
        this.stop = stop;
        this.record = record;
    }

    /** ‖f(z) − z‖/‖f(z)‖, of their squares; where f(z) is 0, all of z is away from it: 1. */
    static double relative(double square, double size) { return square == 0 ? 0 : size == 0 ? 1 : Math.sqrt(square / size); }

    /**
     * Whether this was the last call of a sample, whose residual has been written down; how it ended then is, too.
     *
     * @param two   see {@link Method#periodTwo}
     * @param share see {@link Method#share}
     */
    boolean isOver(int sample, int call, double two, double share) {
        double last = record.last(sample);
        if (!Double.isFinite(last)) record.finish(sample, Status.DIVERGED, Double.NaN);
        else if (last < stop.tolerance()) record.finish(sample, Status.CONVERGED, Double.NaN);
        else if (stop.tolerance() > 0 && two < PERIOD_TWO && share * last > Math.max(FACTOR * two, PERIOD_TWO))
            record.finish(sample, Status.CYCLE, two);
        else if (call == stop.calls()) record.finish(sample, Status.LIMIT, two);
        else return false;
        return true;
    }
}
