package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork(value = "engram.hopfield", keeping = {"engram.hopfield.Patterns", "engram.hopfield.HopfieldException"})
class FigureThreeTest {
    private static final int[] A = {1, 1, 1, -1};
    private static final int[] B = {1, -1, 1, -1};
    private static final int[] C = {-1, -1, 1, 1};

    @Graded(name = "when a probe settles", points = 2, hint = "Compare the spins of two neighbouring states, and return the later one's time.")
    void settlingTime(Answers student) {
        int found = student.call(int.class, "settlingTime", (Object) new int[][] {A, B, C, C, C});
        assertNotEquals(-1, found, "A probe that comes to rest is said never to settle; '==' asks whether two arrays are the same object");
        assertNotEquals(2, found, "The state is reached at t = 2, but that it stays is seen at t = 3, where S(3) = S(2)");
        assertNotEquals(4, found, "The probe settles when S(t) = S(t-1) for the first time, not the last");
        assertEquals(3, found, "A, B, C, C, C settles at another time");
        assertEquals(1, student.call(int.class, "settlingTime", (Object) new int[][] {A, A}), "A probe that never moves settles at the first step");
        assertEquals(5, student.call(int.class, "settlingTime", (Object) new int[][] {B, A, C, B, A, A, A}),
                "B, A, C, B, A, A, A settles at another time");
    }

    @Graded(name = "a cycle is not rest", points = 2, hint = "On a 2-cycle S(t) = S(t-2), and still everything moves.")
    void cycle(Answers student) {
        assertEquals(-1, student.call(int.class, "settlingTime", (Object) new int[][] {C, A, B, A, B, A, B}),
                "A probe that swaps between two states for ever has not settled");
        assertEquals(-1, student.call(int.class, "settlingTime", (Object) new int[][] {A, B, C}), "A probe that still moves has not settled");
        int early = student.call(int.class, "settlingTime", (Object) new int[][] {A, B, A, B, B, B});
        int late = student.call(int.class, "settlingTime", (Object) new int[][] {C, A, B, A, B, A, B, B, B});
        assertFalse(early == -1 || late == -1, "A probe that leaves its cycle and then rests is said never to settle");
        assertEquals(early + 3, late, "Three steps more before the rest should be three steps more in the settling time");
    }

    @Graded(name = "the share that has settled", points = 2, hint = "Who settled at 3 is still settled at 4. And of how many probes is it a share?")
    void fraction(Answers student) {
        for (int[] times : new int[][] {{3, 1, -1, 3, 5, -1, 1, 9}, {1, 3, 5, -1, 3}, {4, -1, 1, 1, 3, 3, 6}}) {
            double[] found = student.call(double[].class, "convergedFraction", times, 6);
            double[] expected = IntStream.rangeClosed(0, 6)
                    .mapToDouble(t -> Arrays.stream(times).filter(time -> time != -1 && time <= t).count() / (double) times.length).toArray();
            assertEquals(expected.length, found.length, "From t = 0 to t = 6 there are seven shares");
            assertFalse(found[0] > 0, "At t = 0 some probes have settled already; ask yourself whether -1, never, is at most 0");
            assertFalse(found[4] < found[3], "Your share falls: you count those who settle at t, and not those who have settled by t");
            long settling = Arrays.stream(times).filter(time -> time != -1).count();
            assertFalse(Math.abs(found[1] - expected[1] * times.length / settling) < 1e-9,
                    "Probes that never settle are probes too: divide by the number of all");
            assertArrayEquals(expected, found, 1e-12, "The shares are not those of the settling times");
        }
    }

    @Graded(name = "a histogram loses nothing", points = 2, hint = "In which bin is m = 1, and in which m = -1?")
    void histogramEdges(Answers student) {
        for (int bins : new int[] {10, 4, 7}) {
            int[] found = student.call(int[].class, "histogram", new double[] {1, 1, -1, 0.99, -0.99, 0}, bins);
            assertEquals(bins, found.length, "You were asked for %d bins".formatted(bins));
            assertEquals(6, Arrays.stream(found).sum(), "Six overlaps went in, another number was counted: look at the edges");
            assertEquals(3, found[bins - 1], "In the last bin belong 0.99 and both perfect overlaps");
            assertEquals(2, found[0], "In the first bin belong -1 and -0.99");
        }
    }

    @Graded(name = "bins of one width", points = 1, hint = "(m + 1)/2 goes from 0 to 1; the rest is a multiplication and a floor.")
    void histogramBins(Answers student) {
        double[] values = {-0.9, -0.75, -0.2, -0.1, 0.25, 0.3, 0.7, 0.75};
        for (int bins : new int[] {8, 4, 16}) { // borders are exact
            int[] found = student.call(int[].class, "histogram", values, bins);
            assertFalse(Arrays.equals(found, counted(values, bins, 0.5)), "Your bins are shifted: round down, not to the nearest");
            assertTrue(Arrays.equals(found, counted(values, bins, 0)),
                    "Some overlaps are in the wrong one of %d bins; a border belongs to the upper bin".formatted(bins));
        }
    }

    private static int[] counted(double[] values, int bins, double shift) {
        var counts = new int[bins];
        Arrays.stream(values).forEach(m -> counts[Math.min((int) ((m + 1) / 2 * bins + shift), bins - 1)]++);
        return counts;
    }
}
