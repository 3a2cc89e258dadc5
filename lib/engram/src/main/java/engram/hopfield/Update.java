package engram.hopfield;

import static engram.argument.Given.given;

import engram.tensor.RandomStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How the neurons of a network take their next state.
 *
 * <p>Time is counted in sweeps, in each of which every neuron is updated once. A synchronous sweep updates all N neurons at once
 * from the same fields. An asynchronous(k) sweep visits the neurons in a random order and updates round(kN) of them at once
 * before it looks at the fields again; the last group of a sweep may be smaller. At temperature 0 a neuron takes the sign of its field; above,
 * it is +1 with probability (1 + tanh(h_i/T))/2 (Glauber; equations 3 to 5 of Vavilala (2020)).
 *
 * @param fraction    k in (0, 1], the share of neurons updated at once; 1 is synchronous
 * @param temperature T ≥ 0, in units of the coupling to one pattern
 * @param ties        what a neuron with field zero does at T = 0
 * @param seed        of the order of visits and of all random choices
 * @param elapsed     sweeps that were made before the first one of a run: see {@link #after}
 */
public record Update(double fraction, double temperature, Ties ties, long seed, int elapsed) implements Serializable {

    /**
     * Checks the settings.
     *
     * @throws HopfieldException when the fraction, the temperature or the number of sweeps is impossible
     */
    public Update {
        given("ties", ties);
        if (!(fraction > 0 && fraction <= 1))
            throw new HopfieldException("The fraction k of neurons updated at once is " + fraction
                    + ": it must be above 0 and at most 1, and at least 1/N.");
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY))
            throw new HopfieldException("The temperature is " + temperature + ": it must be a number from 0 up.");
        if (elapsed < 0) throw new HopfieldException("The number of sweeps made before is " + elapsed + ": it can't be negative.");
    }

    /** An update whose first sweep is the first of all. */
    public Update(double fraction, double temperature, Ties ties, long seed) { this(fraction, temperature, ties, seed, 0); }

    /** All neurons at once, ties broken at random with seed 0 (equation 2 of Vavilala (2020)). */
    public static Update synchronous() { return new Update(1, 0, Ties.RANDOM, 0); }

    /**
     * A fraction k of the neurons at once, in random order; k = 1/N is one at a time.
     *
     * @throws HopfieldException when k is not in (0, 1]
     */
    public static Update asynchronous(double fraction) { return new Update(fraction, 0, Ties.RANDOM, 0); }

    /**
     * This update with thermal noise.
     *
     * @throws HopfieldException when T is negative or not finite
     */
    public Update atTemperature(double newTemperature) { return new Update(fraction, newTemperature, ties, seed, elapsed); }

    /** This update with another rule for zero fields. */
    public Update withTies(Ties rule) { return new Update(fraction, temperature, rule, seed, elapsed); }

    /** This update with another seed for its random choices. */
    public Update withSeed(long newSeed) { return new Update(fraction, temperature, ties, newSeed, elapsed); }

    /**
     * This update going on after some more sweeps, with the order of visits and the random choices that belong to them. Two runs with one and
     * the same update make the same choices, so a run that is made in pieces needs it:
     *
     * <pre>{@code
     * for (int t = 0; t < 100; t++) state = network.recall(state, warm.after(t), 1).finalStates();
     * }</pre>
     *
     * <p>At T &gt; 0 the pieces are the run of 100 sweeps, spin for spin. At T = 0 they are too, except that a probe which a sweep
     * did not change is left alone only to the end of its piece (see {@link Recall#unconverged}).
     *
     * @param sweeps ≥ 0, added to those made before
     * @throws HopfieldException when it is negative, or all sweeps together are more than an int can count
     */
    public Update after(int sweeps) {
        if (sweeps < 0 || sweeps > Integer.MAX_VALUE - elapsed)
            throw new HopfieldException("The number of sweeps made before is " + elapsed + " and " + sweeps
                    + " more: it must be from 0 to " + Integer.MAX_VALUE + ".");
        return new Update(fraction, temperature, ties, seed, elapsed + sweeps);
    }

    /** Whether all neurons are updated at once. */
    public boolean isSynchronous() { return fraction == 1; }

    /**
     * Whether a state can be at rest: at T = 0, never above. There a state that a sweep did not change rests for ever if the sweep drew no tie;
     * if it did, another draw may move it.
     */
    boolean isCold() { return temperature == 0; }

    /** The order in which a sweep of a run visits the neurons, the same for all probes and engines; 0 … N−1 if synchronous. */
    int[] order(int sweep, int neurons) {
        if (!isSynchronous()) return RandomStream.of(seed, "order").child((long) elapsed + sweep).permutation(neurons);
        int[] order = new int[neurons];
        Arrays.setAll(order, i -> i);
        return order;
    }

    /**
     * The number of neurons updated at once, round(kN).
     *
     * @throws HopfieldException when k is below 1/N
     */
    public int groupSize(int neurons) {
        if (fraction * neurons < 1 - 1e-9)
            throw new HopfieldException("The fraction k = " + fraction + " of " + neurons
                    + " neurons is less than one neuron: k must be at least 1/N = " + 1.0 / neurons + ".");
        return (int) Math.round(fraction * neurons);
    }

    @Override public String toString() { // without sweeps made before as it always was: heads of tables hold it
        return "Update[fraction=" + fraction + ", temperature=" + temperature + ", ties=" + ties + ", seed=" + seed
                + (elapsed == 0 ? "]" : ", elapsed=" + elapsed + "]");
    }
}
