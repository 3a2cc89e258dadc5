package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import engram.data.DataSet;
import engram.data.Images;
import engram.data.Mnist;
import engram.memory.HierarchicalMemory;
import java.util.stream.IntStream;

/** The digits that the tests of training share, and what they compare. */
final class Digits {
    static final DataSet SAMPLE = Mnist.sample();

    private Digits() {}

    /** Images with labels below a number. */
    static Images below(int labels) {
        Images all = SAMPLE.train();
        return all.select(IntStream.range(0, all.count()).filter(k -> all.label(k) < labels).toArray());
    }

    static void assertSame(HierarchicalMemory expected, HierarchicalMemory found, String what) {
        for (int l = 0; l < expected.layers().length; l++) {
            assertArrayEquals(expected.biases(l).entries(), found.biases(l).entries(), what + ": biases " + l);
            if (l > 0) assertArrayEquals(expected.weights(l - 1).entries(), found.weights(l - 1).entries(), what + ": weights " + (l - 1));
        }
    }
}
