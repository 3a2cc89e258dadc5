package engram.memory;

import static engram.argument.Given.given;

import engram.tensor.Matrix;

/**
 * What a memory has recalled from a batch of states.
 *
 * @param states   where they ended, a row each
 * @param updates  how often the batch was updated
 * @param changing how many of the states the last update still changed
 */
public record Retrieval(Matrix states, int updates, int changing) {

    /** Checks that the states are there. */
    public Retrieval { given("states", states); }

    /** Whether all states have come to rest. */
    public boolean settled() { return changing == 0; }

    @Override public String toString() {
        return states.rows() + " states after " + updates + " updates, " + (settled() ? "all settled" : changing + " still changing");
    }
}
