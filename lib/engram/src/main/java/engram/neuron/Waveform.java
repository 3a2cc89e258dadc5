package engram.neuron;

import static engram.argument.Given.given;

/** A current that is the same function of time for all neurons of a population, but for a weight that each may have. Made by {@link Input}. */
public final class Waveform implements Input {

    /** The current at time (step + fraction)·dt. */
    @FunctionalInterface
    interface Course {
        double at(long step, double fraction, double dt);
    }

    private final Course course;
    private final boolean byStep;   // whether it depends on the number of the step, not on the time alone
    private final double[] weights; // empty: all 1

    Waveform(Course course, boolean byStep) { this(course, byStep, new double[0]); }

    private Waveform(Course course, boolean byStep, double[] weights) {
        this.course = course;
        this.byStep = byStep;
        this.weights = weights;
    }

    /** The same, with a weight for each neuron in place of those it has. */
    public Waveform times(double... perNeuron) {
        double[] own = given("perNeuron", perNeuron).clone();
        for (double weight : own) Checks.finite("A weight", weight);
        return new Waveform(course, byStep, own);
    }

    boolean byStep() { return byStep; }

    @Override public int neurons() { return weights.length == 0 ? -1 : weights.length; }

    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {
        Checks.places(current, at, count);
        if (weights.length > 0) Checks.places(weights, first, count);
        double now = course.at(step, fraction, dt);
        if (now == 0) return;
        if (weights.length == 0) for (int i = 0; i < count; i++) current[at + i] += now;
        else for (int i = 0; i < count; i++) current[at + i] += now * weights[first + i];
    }
}
