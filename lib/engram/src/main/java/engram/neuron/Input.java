package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.rate.Rate;

/**
 * What is injected into the neurons of a population, in µA/cm². It must be a pure function of its arguments: several threads ask at once, for many neurons
 * or for one.
 */
@FunctionalInterface
public interface Input {

    /**
     * Adds the currents of some neurons at time (step + fraction)·dt to what is there.
     *
     * @param step     number of the step, from 0
     * @param fraction of it: 0, ½ or 1 with the methods of this course
     * @param dt       in ms
     * @param first    number of the first neuron
     * @param current  its place {@code at} is for the first of them
     * @param count    of neurons
     */
    void add(long step, double fraction, double dt, int first, double[] current, int at, int count);

    /** How many neurons it is for, or −1 for any number. */
    default int neurons() { return -1; }

    /** This and another. */
    default Input plus(Input other) { return new Sum(this, given("other", other)); }

    /** Nothing. */
    static Input none() { return new None(); }

    /** The same constant current into all. */
    static Input constant(double current) { return steps(current); }

    /** A constant current into each. */
    static Input constant(double[] perNeuron) { return steps(1).times(perNeuron); }

    /**
     * A function of the time in ms, the same into all, evaluated at the time of every stage. A lambda is read as a formula where that is possible, as other
     * {@link Rate}s are.
     */
    static Waveform of(Rate function) { return new Waveform(new Waveform.OfTime(function)); }

    /** A current while from ≤ t &lt; to, in ms, and none else. */
    static Waveform box(double from, double to, double current) {
        Checks.finite("The current", current);
        requireOrder(from, to);
        return of(t -> t > from - Checks.SAME && t < to - Checks.SAME ? current : 0);
    }

    /** A current that rises in a straight line from 0 at one time to its full strength at another, in ms, and stays. */
    static Waveform ramp(double from, double to, double current) {
        Checks.finite("The current", current);
        requireOrder(from, to);
        return of(t -> t <= from ? 0 : t >= to ? current : current * ((t - from) / (to - from)));
    }

    /**
     * A current for each step, the same into all: stages before the end of step k use entry k, its end uses entry k + 1. The last
     * one stays to the end.
     */
    static Waveform steps(double... perStep) {
        double[] own = given("perStep", perStep).clone();
        if (own.length == 0) throw new ArgumentException("There is no current for any step: give at least one.");
        for (double current : own) Checks.finite("The current", current);
        return new Waveform(new Waveform.OfSteps(own));
    }

    /**
     * A current for each neuron and step, otherwise as with one for all.
     *
     * @param perNeuron a row for each neuron, all equally long
     */
    static Input steps(double[][] perNeuron) { return new StepTable(perNeuron); }

    /**
     * Noise of Ornstein and Uhlenbeck, dI/dt = (mean − I)/τ + σ·√(2/τ)·ξ, drawn exactly for a step at a time and constant within it. Every neuron has its
     * own, from its stationary distribution on; the draws depend on the seed, the number of the neuron and that of the step alone, so give every population
     * and every noise a seed of its own.
     *
     * @param mean  in µA/cm²
     * @param sigma the standard deviation, in µA/cm²
     * @param tau   the correlation time, in ms
     */
    static Input noise(double mean, double sigma, double tau, long seed) { return new Noise(mean, sigma, tau, seed); }

    private static void requireOrder(double from, double to) {
        if (!(from < to)) throw new ArgumentException("The input lasts from " + from + " to " + to + " ms: its end must come after its beginning.");
    }
}
