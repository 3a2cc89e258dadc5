package engram.ode;

import engram.argument.ArgumentException;
import engram.parallel.Heap;

/** The one check of the size of a state. */
final class Sizes {

    /** Arrays of the size that a method holds, at most. */
    private static final int ARRAYS = 3;

    private Sizes() {}

    static int checked(int size) {
        if (size < 0) throw new ArgumentException("The state has " + size + " numbers: it must have 0 or more.");
        Heap.array(size, ARRAYS * Double.BYTES, "A step of this method", "take fewer equations");
        return size;
    }
}
