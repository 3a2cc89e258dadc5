package engram.hopfield;

import static engram.argument.Given.given;

import engram.tensor.RandomStream;
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
 */
public record Update(double fraction, double temperature, Ties ties, long seed) {

    /** Checks the settings. */
    public Update {
        given("ties", ties);
        if (!(fraction > 0 && fraction <= 1))
            throw new HopfieldException("The fraction k of neurons updated at once is " + fraction
                    + ": it must be above 0 and at most 1, and at least 1/N.");
        if (!(temperature >= 0 && temperature < Double.POSITIVE_INFINITY))
            throw new HopfieldException("The temperature is " + temperature + ": it must be a number from 0 up.");
    }

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
    public Update atTemperature(double newTemperature) { return new Update(fraction, newTemperature, ties, seed); }

    /** This update with another rule for zero fields. */
    public Update withTies(Ties rule) { return new Update(fraction, temperature, rule, seed); }

    /** This update with another seed for its random choices. */
    public Update withSeed(long newSeed) { return new Update(fraction, temperature, ties, newSeed); }

    /** Whether all neurons are updated at once. */
    public boolean isSynchronous() { return fraction == 1; }

    /** Whether a state that nothing changed is never changed later: so at T = 0, never above. */
    boolean rests() { return temperature == 0; }

    /** The order in which a sweep visits the neurons, the same for all probes and engines; 0 … N−1 if synchronous. */
    int[] order(int sweep, int neurons) {
        if (!isSynchronous()) return RandomStream.of(seed, "order").child(sweep).permutation(neurons);
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
}
