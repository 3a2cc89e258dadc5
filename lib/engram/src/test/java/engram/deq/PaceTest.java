package engram.deq;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many calls come before a look. */
class PaceTest {
    /** Calls made by the time of each look, for calls that take so long. */
    private static List<Integer> looks(double seconds, int calls) {
        var now = new AtomicLong();
        var pace = new Pace(now::get);
        var looks = new ArrayList<Integer>();
        for (int made = 0; made < calls; looks.add(made)) {
            int next = pace.next();
            now.addAndGet((long) (1e9 * seconds * next));
            pace.made(next);
            made += next;
        }
        return looks;
    }

    @Test
    void looksBecomeRare() {
        assertEquals(List.of(1, 3, 7, 11, 16, 24, 36, 54, 81, 113, 145), looks(0, 140));
        assertEquals(looks(0, 140), looks(1e-4, 140));
    }

    @Test
    void anInterruptionIsSeenSoon() {
        assertEquals(List.of(1, 2, 3, 4), looks(.06, 4));
        assertEquals(List.of(1, 3, 7, 11, 16, 21), looks(.01, 20));
        for (double seconds : new double[] {1e-6, 1e-3, .02, .049})
            for (int k = 1; k < looks(seconds, 500).size(); k++) {
                var looks = looks(seconds, 500);
                assertTrue((looks.get(k) - looks.get(k - 1)) * seconds < .0501, seconds + " s: " + looks);
            }
    }

    /** The first call loads kernels; what comes after is fast. */
    @Test
    void aSlowBeginningIsForgotten() {
        var now = new AtomicLong();
        var pace = new Pace(now::get);
        var looks = new ArrayList<Integer>();
        for (int look = 0; look < 6; look++) {
            int next = pace.next();
            now.addAndGet(look == 0 ? 1_000_000_000 : 1000L * next);
            pace.made(next);
            looks.add(next);
        }
        assertEquals(List.of(1, 1, 2, 4, 4, 6), looks);
    }
}
