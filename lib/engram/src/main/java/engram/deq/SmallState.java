package engram.deq;

import engram.parallel.Heap;
import engram.parallel.TooLargeException;

/** Methods that need a matrix of n × n numbers for every sample are for small states. */
final class SmallState {
    static final int LARGEST = 64;

    private SmallState() {}

    /**
     * @throws DeqException      if the states of f have too many numbers
     * @throws TooLargeException if the matrices of all samples do not fit
     */
    static void require(String method, FixedPoint f) {
        if (f.size() > LARGEST)
            throw new DeqException("%s needs a matrix of %d × %d for every sample: it is for states of at most %d numbers. Use Anderson."
                    .formatted(method, f.size(), f.size(), LARGEST));
        Heap.require((double) f.samples() * f.size() * f.size() * Double.BYTES, "%s for %d samples".formatted(method, f.samples()),
                "solve for fewer at a time, or use Anderson");
    }
}
