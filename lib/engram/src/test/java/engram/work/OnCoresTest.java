package engram.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.parallel.Cores;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnCoresTest extends SiteContract {

    @Override protected Site site() { return Site.at("cores"); }

    private static CountDownLatch all;

    /** As many works as there are cores wait for one another. */
    @Test
    void asManyAsThereAreCores() {
        all = new CountDownLatch(Cores.count());
        List<Work<String>> works = IntStream.range(0, Cores.count()).mapToObj(_ -> (Work<String>) () -> {
            all.countDown();
            try {
                all.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Thread.currentThread().getName();
        }).toList();
        var threads = new HashSet<String>();
        site().run(works, (number, thread) -> threads.add(thread));
        assertEquals(Cores.count(), threads.size());
    }
}
