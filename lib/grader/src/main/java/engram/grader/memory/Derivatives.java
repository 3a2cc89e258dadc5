package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Whether one function of a student's is the derivative of another. */
final class Derivatives {
    private static final double STEP = 1e-4;
    private static final int UNIT = 10; // so many of the states below make a difference of 1

    /** States that a neuron is asked about, off the round numbers where kinks may stand. */
    static final double[] ASKED = IntStream.rangeClosed(-40, 40).mapToDouble(k -> k / 10.0 + 0.0137).toArray();

    private Derivatives() {
    }

    static double[] asked(Answers student, String function, double shift) {
        return Arrays.stream(ASKED).map(s -> student.call(double.class, function, s + shift)).toArray();
    }

    /** Fails where a student's function is a straight line, or the same everywhere: its derivative is then nothing to compare. */
    static void bends(Answers student, String function, String sentence) {
        double[] found = asked(student, function, 0);
        var climbs = IntStream.range(UNIT, found.length).mapToDouble(k -> found[k] - found[k - UNIT]).summaryStatistics();
        assertFalse(climbs.getMax() - climbs.getMin() < 0.005, sentence);
    }

    /** The derivative of a student's function where it is asked about, by differences. */
    static double[] derivative(Answers student, String function) {
        double[] up = asked(student, function, STEP);
        double[] down = asked(student, function, -STEP);
        return IntStream.range(0, up.length).mapToDouble(k -> (up[k] - down[k]) / (2 * STEP)).toArray();
    }

    /** The places where two functions don't agree; a few are forgiven, for kinks. */
    private static int[] apart(double[] said, double[] derivative) {
        return IntStream.range(0, said.length).filter(k -> !(Math.abs(said[k] - derivative[k]) < 1e-3 * (1 + Math.abs(derivative[k]))))
                .toArray();
    }

    /** Whether one is everywhere the other times a factor, and which; NaN where there is none. */
    private static double factor(double[] said, double[] derivative) {
        double factor = Samples.dot(said, derivative) / Samples.dot(derivative, derivative);
        double[] scaled = Arrays.stream(derivative).map(one -> factor * one).toArray();
        return apart(said, scaled).length == 0 ? factor : Double.NaN;
    }

    /** Fails where they don't fit together, and says how. */
    static void compare(String what, String of, double[] said, double[] derivative) {
        double factor = factor(said, derivative);
        assertTrue(Double.isNaN(factor) || Math.abs(factor - 1) < 1e-2,
                "Your %s is everywhere %.2f times the derivative of your %s: an inner derivative is missing, or a sign"
                        .formatted(what, factor, of));
        int[] apart = apart(said, derivative);
        assertTrue(apart.length < 3, () -> "At s = %.4f your %s is %.4g, but your %s climbs there by %.4g per unit"
                .formatted(ASKED[apart[0]], what, said[apart[0]], of, derivative[apart[0]]));
    }
}
