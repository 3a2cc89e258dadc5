package engram.math;

import static engram.argument.Given.given;

import java.util.function.DoubleUnaryOperator;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What all functions share: how wide the vectors are, and what is done with lanes that are out of the ordinary. */
final class Lanes {
    static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;

    /** Whether vectors of doubles are worth while: on x86, comparisons of two lanes are not compiled, and take longer than the numbers one by one. */
    static final boolean WIDE = DOUBLES.length() > 2;

    /** A function of one float. */
    @FunctionalInterface
    interface FloatFunction {
        float of(float x);
    }

    private Lanes() {
    }

    /**
     * Puts f(x) for x, number by number. A method that takes or returned a vector in place of an array would have it boxed, in the callers'
     * ordinary case as well.
     */
    static double[] replace(double[] lanes, DoubleUnaryOperator f) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = f.applyAsDouble(lanes[lane]);
        }
        return lanes;
    }

    /** The same for floats. */
    static float[] replace(float[] lanes, FloatFunction f) {
        for (int lane = 0; lane < lanes.length; lane++) {
            lanes[lane] = f.of(lanes[lane]);
        }
        return lanes;
    }

    /** @throws IndexOutOfBoundsException where [from, to) is not a range of both arrays */
    static void check(double[] x, double[] y, int from, int to) {
        check(given("x", x).length, given("y", y).length, from, to);
    }

    /** The same for floats. */
    static void check(float[] x, float[] y, int from, int to) {
        check(given("x", x).length, given("y", y).length, from, to);
    }

    private static void check(int sources, int targets, int from, int to) {
        if (from < 0 || from > to || to > Math.min(sources, targets)) {
            throw new IndexOutOfBoundsException("The range from %d to %d does not lie within arrays of %d and %d numbers."
                    .formatted(from, to, sources, targets));
        }
    }
}
