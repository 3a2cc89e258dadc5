package engram.neuron;

import engram.argument.ArgumentException;

/** Checks of numbers that several classes of this room share. */
final class Checks {
    private Checks() {}

    /** @throws ArgumentException if it is not */
    static double finite(String what, double value) {
        if (!Double.isFinite(value)) throw new ArgumentException(what + " is " + value + ": it must be finite.");
        return value;
    }

    /** @throws ArgumentException if it is not, or not finite */
    static double positive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) throw new ArgumentException(what + " is " + value + ": it must be positive.");
        return value;
    }

    /** @throws ArgumentException if it is not, or not finite */
    static double notNegative(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) throw new ArgumentException(what + " is " + value + ": it must be 0 or more.");
        return value;
    }
}
