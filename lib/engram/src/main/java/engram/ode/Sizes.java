package engram.ode;

import engram.argument.ArgumentException;

/** The one check of the size of a state. */
final class Sizes {
    private Sizes() {}

    static int checked(int size) {
        if (size < 0) throw new ArgumentException("The state has " + size + " numbers: it must have 0 or more.");
        return size;
    }
}
