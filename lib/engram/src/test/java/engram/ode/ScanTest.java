package engram.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.argument.ArgumentException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanTest {
    private record Pair(long a, long b) {}

    @Test
    void fibonacci() {
        List<Integer> steps = IntStream.range(0, 10).boxed().toList();
        List<Pair> pairs = Scan.scan((pair, n) -> new Pair(pair.b(), pair.a() + pair.b()), steps, new Pair(0, 1));
        assertEquals(List.of(1L, 1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L, 55L), pairs.stream().map(Pair::a).toList());
    }

    @Test
    void withoutAnInitialValueTheFirstElementIsIt() {
        assertEquals(List.of(1, 3, 6, 10), Scan.scan(Integer::sum, List.of(1, 2, 3, 4)));
        assertEquals(List.of(11, 13, 16, 20), Scan.scan(Integer::sum, List.of(1, 2, 3, 4), 10));
        assertEquals(List.of(), Scan.scan(Integer::sum, List.<Integer>of()));
        assertEquals(List.of("x"), Scan.scan(String::concat, List.of("x")));
        assertArrayEquals(new double[] {1, 3, 6}, Scan.scan(Double::sum, new double[] {1, 2, 3}));
        assertArrayEquals(new double[] {2, 4, 7}, Scan.scan(Double::sum, new double[] {1, 2, 3}, 1));
    }

    /** Euler's method is a scan over the times, as the paper teaches it. */
    @Test
    void eulersMethodIsAScan() {
        double[] times = IntStream.range(0, 100).mapToDouble(k -> 0.05 * k).toArray();
        double[] scanned = Scan.scan((y, t) -> y + 0.05 * (-y * Math.cos(t)), times, 2);
        double[] solved = Solve.ode(Problems.WAVE, new Euler(), Steps.even(0, 0.05, 100)).variable(0);
        for (int k = 0; k < 100; k++) assertEquals(solved[k + 1], scanned[k], 1e-14);
    }

    @Test
    void nullIsNoResult() {
        var failure = assertThrows(ArgumentException.class, () -> Scan.<Integer, Integer>scan((a, e) -> e == 2 ? null : a, List.of(1, 2), 0));
        assertEquals("The function of the scan returned null for element 1.", failure.getMessage());
    }
}
