package engram.memory;

import static engram.argument.Given.given;

import engram.tensor.Matrix;
import engram.tensor.ShapeException;
import java.util.Arrays;

/** Which entries of a probe are known: they stay as they are while the others are filled in. */
record Mask(boolean[] known) {

    /** The mask, of d entries, for B probes of d numbers. */
    static Mask of(boolean[] known, Matrix probes) {
        if (given("known", known).length != given("probes", probes).cols())
            throw new ShapeException("The mask says of " + known.length + " entries whether they are known, and a probe has "
                    + probes.cols() + ": it must say so of each.");
        return new Mask(known.clone());
    }

    /** The mask that knows all of d entries. */
    static Mask all(int d) {
        boolean[] known = new boolean[d];
        Arrays.fill(known, true);
        return new Mask(known);
    }

    /** The probes, B × d, with 0 where nothing is known, whatever stands there. */
    Matrix start(Matrix probes) {
        var states = Matrix.zeros(probes.rows(), probes.cols());
        clamp(probes, states);
        return states;
    }

    /** Puts what is known of the probes into the states, both B × d. */
    void clamp(Matrix probes, Matrix states) {
        float[] from = probes.entries(), to = states.writableEntries();
        for (int k = 0; k < to.length; k++) if (known[k % known.length]) to[k] = from[k];
    }
}
