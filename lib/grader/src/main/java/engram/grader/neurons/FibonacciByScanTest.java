package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

class FibonacciByScanTest {
    private static final int MANY = 100;
    private static final int LAST_LONG = 92; // F(93) is more than Long.MAX_VALUE
    private static final BigInteger[] EXACT = exact();

    private static BigInteger[] exact() {
        var numbers = new BigInteger[MANY];
        for (int k = 0; k < MANY; k++) {
            numbers[k] = k < 2 ? BigInteger.ONE : numbers[k - 1].add(numbers[k - 2]);
        }
        return numbers;
    }

    private static long[] longs(int from, int count) {
        return IntStream.range(from, from + count).mapToLong(k -> k < 1 ? 0 : EXACT[k - 1].longValue()).toArray();
    }

    @Graded(name = "the largest so far", points = 1, hint = "Without an initial value a scan begins with the first element.")
    void maximum(Answers student) {
        double[] below = student.call(double[].class, "runningMaximum", new double[] {-4, -7, -2, -3});
        assertFalse(Arrays.equals(below, new double[] {0, 0, 0, 0}),
                "All numbers are negative, and your largest is 0, which is none of them: don't begin with 0");
        assertTrue(Arrays.equals(new double[] {-4, -4, -2, -2}, below), "The largest so far of -4, -7, -2, -3 is another");
        double[] found = student.call(double[].class, "runningMaximum", new double[] {5, 1, 2, 7, 3, 4});
        assertFalse(Arrays.equals(found, new double[] {5, 5, 2, 7, 7, 4}), "Yours is the larger of two neighbours and forgets what was before them");
        assertFalse(Arrays.equals(found, new double[] {7, 7, 7, 7, 7, 7}), "Yours is the largest of all at every place, those to come included");
        assertTrue(Arrays.equals(new double[] {5, 5, 5, 7, 7, 7}, found), "The largest so far of 5, 1, 2, 7, 3, 4 is another");
        assertTrue(Arrays.equals(new double[] {0.5, 0.5, 3}, student.call(double[].class, "runningMaximum", new double[] {0.5, -1, 3})),
                "The largest so far of 0.5, -1, 3 is another");
    }

    @Graded(name = "the charge of a synapse", points = 2, hint = "What was there fades, and then the whole kick is added.")
    void trace(Answers student) {
        double[] found = student.call(double[].class, "trace", new double[] {8, 0, 4, 0}, 0.25);
        assertFalse(Arrays.equals(found, new double[] {2, 0.5, 1.125, 0.28125}), "Your kick fades in the step in which it comes; it is added afterwards");
        assertFalse(Arrays.equals(found, new double[] {6, 1.5, 3.375, 0.84375}),
                "You take a mean of the charge and the kick: the kick is added whole, not times 1 - factor");
        assertFalse(Arrays.equals(found, new double[] {8, 0, 4, 0}), "Your charge forgets at once: what was there is multiplied by the factor and kept");
        assertFalse(Arrays.equals(found, new double[] {8, 8, 12, 12}), "Your charge never fades");
        assertFalse(Arrays.equals(found, new double[] {8, 6, 8.5, 6.375}),
                "You lose the factor and keep the rest; the factor is what is left: 0.25 of 8 is 2");
        assertTrue(Samples.apart(new double[] {8, 2, 4.5, 1.125}, found) < 1e-12, "Kicks of 8, 0, 4, 0 with the factor 0.25 leave another charge");
        assertTrue(Samples.apart(new double[] {0, 3, 1.5}, student.call(double[].class, "trace", new double[] {0, 3, 0}, 0.5)) < 1e-12,
                "Kicks of 0, 3, 0 with the factor 0.5 leave another charge");
        assertTrue(Samples.apart(new double[] {1, 3, 6, 6, 11}, student.call(double[].class, "trace", new double[] {1, 2, 3, 0, 5}, 1.0)) < 1e-12,
                "With the factor 1 nothing fades, and kicks of 1, 2, 3, 0, 5 leave another charge");
    }

    @Graded(name = "Fibonacci's numbers", points = 3, hint = "After the pair (5, 8) comes (8, 13).")
    void fibonacci(Answers student) {
        long[] found = student.call(long[].class, "fibonacci", 12);
        assertEquals(12, found.length, "There are 12 numbers for 12 months");
        assertFalse(Arrays.equals(found, longs(0, 12)), "Yours begin with 0; F(1) is 1. Which pair stands before the first result?");
        assertFalse(Arrays.equals(found, longs(2, 12)), "Yours begin with 1, 2; F(1) and F(2) are both 1. Which pair stands before the first result?");
        assertFalse(found[4] == 16 || found[4] == 8, "Your numbers double: the second of the pair must be added to the old first, not to the new one");
        assertTrue(Arrays.equals(longs(1, 12), found), "The first twelve numbers are others");
        assertTrue(Arrays.equals(longs(1, 31), student.call(long[].class, "fibonacci", 31)), "The first 31 numbers are others");
        long[] far = student.call(long[].class, "fibonacci", LAST_LONG);
        assertEquals(LAST_LONG, far.length, "There are %d numbers for %d months".formatted(LAST_LONG, LAST_LONG));
        assertFalse(far[46] == (int) longs(47, 1)[0], "From F(47) on yours are those that an int can hold: add longs");
        assertFalse(far[78] != longs(79, 1)[0] && (double) far[78] == (double) longs(79, 1)[0],
                "From F(79) on your last digits are wrong: a double holds whole numbers up to 2^53 only; add longs");
        assertTrue(Arrays.equals(longs(1, LAST_LONG), far), "Up to F(92) all numbers fit into a long, and some of yours are others");
    }

    @Graded(name = "no month, one month", points = 1, hint = "An empty list makes an empty scan.")
    void few(Answers student) {
        assertEquals(0, student.call(long[].class, "fibonacci", 0).length, "For no month there is no number");
        assertTrue(Arrays.equals(new long[] {1}, student.call(long[].class, "fibonacci", 1)), "For one month there is one number, 1");
        long[] three = student.call(long[].class, "fibonacci", 3);
        assertEquals(3, three.length, "For three months there are three numbers");
        assertFalse(Arrays.stream(three).distinct().count() == 1, "For three months your numbers are all the same");
    }

    @Graded(name = "overflow is noticed", points = 2, hint = "How much room does a leave below the largest long?")
    void overflows(Answers student) {
        long largest = Long.MAX_VALUE;
        boolean after = student.call(boolean.class, "overflows", longs(91, 1)[0], longs(92, 1)[0]);
        assertTrue(after, "F(91) + F(92) is more than a long holds, and yours says that it fits. "
                + "No long is larger than Long.MAX_VALUE, so a comparison with it after the addition never finds any");
        boolean early = student.call(boolean.class, "overflows", largest / 2 + 10, 1L);
        assertFalse(early, "You refuse a sum that fits: one number may be more than half of the largest long if the other is small");
        for (long[] pair : new long[][] {{largest, 0}, {0, largest}, {largest - 5, 5}, {5, largest - 5}, {longs(90, 1)[0], longs(91, 1)[0]}}) {
            assertFalse(student.call(boolean.class, "overflows", pair[0], pair[1]), "You refuse a sum that is just not too large");
        }
        for (long[] pair : new long[][] {{largest, 1}, {1, largest}, {largest, largest}, {largest / 2 + 1, largest / 2 + 1}}) {
            assertTrue(student.call(boolean.class, "overflows", pair[0], pair[1]), "You let a sum pass that is too large");
        }
    }

    @Graded(name = "all digits", points = 2, hint = "The same scan, with BigInteger and its method add.")
    void exactly(Answers student) {
        for (int count : new int[] {7, 60}) {
            assertTrue(Arrays.equals(texts(count), student.call(String[].class, "exactly", count)),
                    "Some of your first %d numbers are others".formatted(count));
        }
        String[] found = student.call(String[].class, "exactly", MANY);
        assertEquals(MANY, found.length, "There are %d numbers for %d months".formatted(MANY, MANY));
        assertFalse(found[92].startsWith("-"), "Your F(93) is negative: somewhere the sums are still longs");
        assertFalse(found[40].contains("E") || found[40].contains("."), "Yours are written as doubles, with a point or an exponent");
        assertFalse(found[49].equals(EXACT[49].toString()) && !found[95].equals(EXACT[95].toString())
                && found[95].length() == EXACT[95].toString().length() && found[95].startsWith(EXACT[95].toString().substring(0, 6)),
                "The last digits of your large numbers are wrong: a double has 15 to 16 of them");
        assertTrue(Arrays.equals(texts(MANY), found), "Some of your first hundred numbers are others");
    }

    private static String[] texts(int count) {
        return Arrays.stream(EXACT, 0, count).map(BigInteger::toString).toArray(String[]::new);
    }
}
