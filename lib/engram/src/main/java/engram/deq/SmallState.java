package engram.deq;

/** Methods that need a matrix of n × n numbers for every sample are for small states. */
final class SmallState {
    static final int LARGEST = 64;

    private SmallState() {}

    /** @throws DeqException if the states of f have too many numbers */
    static void require(String method, FixedPoint f) {
        if (f.size() > LARGEST)
            throw new DeqException("%s needs a matrix of %d × %d for every sample: it is for states of at most %d numbers. Use Anderson."
                    .formatted(method, f.size(), f.size(), LARGEST));
    }
}
