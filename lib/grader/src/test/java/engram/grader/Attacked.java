package engram.grader;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

/** The exercise that all kept attacks are aimed at: {@code int[] twice(int[])} and {@code double mean(double[])}, 10 points. */
final class Attacked {
    private Attacked() {
    }

    static GradedTests tests() {
        return new GradedTests(Open.class, Optional.of(new HiddenTests(Hidden.class, Optional.empty())));
    }

    /** What everybody may read. */
    static class Open {
        @Graded(name = "twice", points = 4, hint = "A new array, with each number times 2.")
        void twice(Answers student) {
            assertArrayEquals(new int[] {2, -6, 14}, student.call(int[].class, "twice", new int[] {1, -3, 7}), "Each number should be doubled");
        }
    }

    /** What nobody may. */
    static class Hidden {
        @Graded(name = "mean", points = 6, hint = "The sum over the number of values.")
        void mean(Answers student) {
            assertEquals(2.5, student.call(double.class, "mean", new double[] {1, 2, 3, 4}), 1e-12, "The mean is another");
        }
    }
}
