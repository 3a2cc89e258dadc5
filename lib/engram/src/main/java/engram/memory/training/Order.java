package engram.memory.training;

import engram.tensor.RandomStream;
import java.util.stream.IntStream;

/** In which order images are learned. */
final class Order {
    private Order() {}

    /** The numbers of the images of an epoch, counted from 0: from (seed, "order", epoch), or as they are. */
    static int[] of(boolean shuffled, long seed, int epoch, int images) {
        return shuffled ? RandomStream.of(seed, "order").child(epoch).permutation(images) : IntStream.range(0, images).toArray();
    }
}
