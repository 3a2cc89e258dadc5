package engram.hopfield;

/**
 * How the neurons of a network take their next state: S_i(t+1) = sign(h_i(t)) for all i at once.
 *
 * @param ties what a neuron with field zero does
 * @param seed of the random choices an update makes
 */
public record Update(Ties ties, long seed) {

    /** All neurons at once, ties broken at random with seed 0 (equation 2 of the first paper). */
    public static Update synchronous() { return new Update(Ties.RANDOM, 0); }

    /** This update with another rule for zero fields. */
    public Update withTies(Ties rule) { return new Update(rule, seed); }

    /** This update with another seed for its random choices. */
    public Update withSeed(long newSeed) { return new Update(ties, newSeed); }
}
