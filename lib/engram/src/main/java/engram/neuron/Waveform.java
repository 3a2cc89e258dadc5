package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/** A current that is the same function of time for all neurons of a population, but for a weight that each may have. Made by {@link Input}. */
public final class Waveform implements Input {

    /** The current at time (step + fraction)·dt. */
    @FunctionalInterface
    interface Course {
        double at(long step, double fraction, double dt);
    }

    private final Course course;
    private final boolean byStep;   // whether it depends on the number of the step, not on the time alone
    private final double scale;
    private final double[] weights; // empty: all 1

    Waveform(Course course, boolean byStep) { this(course, byStep, 1, new double[0]); }

    private Waveform(Course course, boolean byStep, double scale, double[] weights) {
        this.course = course;
        this.byStep = byStep;
        this.scale = scale;
        this.weights = weights;
    }

    /**
     * The same times a number for all neurons, or one for each.
     *
     * @throws ArgumentException if there is none, one is not finite, or there are others than there are neurons already
     */
    public Waveform times(double... factors) {
        if (given("factors", factors).length == 0) throw new ArgumentException("There is no factor: give one for all neurons, or one for each.");
        for (double factor : factors) Checks.finite("A factor", factor);
        if (factors.length == 1) return new Waveform(course, byStep, scale * factors[0], weights);
        if (weights.length > 0 && weights.length != factors.length)
            throw new ArgumentException("There are %d factors, and the input is for %d neurons.".formatted(factors.length, weights.length));
        double[] products = factors.clone();
        for (int i = 0; i < weights.length; i++) products[i] *= weights[i];
        return new Waveform(course, byStep, scale, products);
    }

    boolean byStep() { return byStep; }

    @Override public int neurons() { return weights.length == 0 ? -1 : weights.length; }

    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
        Checks.places(current, at, count);
        if (weights.length > 0) Checks.places(weights, first, count);
        double now = scale * course.at(step, fraction, dt);
        if (now == 0) return;
        if (weights.length == 0) for (int i = 0; i < count; i++) current[at + i] += now;
        else for (int i = 0; i < count; i++) current[at + i] += now * weights[first + i];
    }
}
