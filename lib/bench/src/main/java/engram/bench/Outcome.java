package engram.bench;

/**
 * What one piece of work took and what came out, so that speed can't be had by doing less.
 *
 * @param seconds the work itself, without input and output; NaN where it was not done
 * @param figure one number of the result that all tools must agree in, up to their random draws
 */
record Outcome(double seconds, double figure) {

    /** Work that was left out. */
    static final Outcome NONE = new Outcome(Double.NaN, Double.NaN);
}
