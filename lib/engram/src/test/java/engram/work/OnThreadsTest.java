package engram.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.argument.ArgumentException;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnThreadsTest extends SiteContract {
    private static final int MANY = 9;

    @Override protected Site site() { return Site.threads(MANY); }

    /** As many works as are wanted wait for one another. */
    @Test
    void asManyAsAreWantedWhateverTheNumberOfCores() {
        var together = new CyclicBarrier(MANY);
        List<Work<String>> works = IntStream.range(0, 2 * MANY).mapToObj(_ -> (Work<String>) () -> {
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new AssertionError(e);
            }
            return Thread.currentThread().getName();
        }).toList();
        var threads = new HashSet<String>();
        site().run(works, (number, thread) -> threads.add(thread));
        assertEquals(MANY, threads.size());
        assertThrows(ArgumentException.class, () -> Site.threads(0));
    }
}
