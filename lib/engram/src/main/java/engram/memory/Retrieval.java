package engram.memory;

import static engram.argument.Given.given;

import engram.tensor.Matrix;

/**
 * What a memory has recalled from a batch of states.
 *
 * @param states  where they ended, a row each
 * @param updates how often the batch was updated
 * @param settled whether the last update changed nothing any more
 */
public record Retrieval(Matrix states, int updates, boolean settled) {

    /** Checks that the states are there. */
    public Retrieval { given("states", states); }

    @Override public String toString() {
        return states.rows() + " states after " + updates + " updates, " + (settled ? "settled" : "still changing");
    }
}
