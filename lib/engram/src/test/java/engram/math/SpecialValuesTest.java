package engram.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpecialValuesTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    /** Where Java's functions are exact, for all of which a specification says what comes out. */
    private static final double[] EXACT = {Double.NaN, INF, -INF, 0.0, -0.0, 1e4, -1e4, Double.MIN_VALUE, -Double.MIN_VALUE, 3e-310, -3e-310};

    private static final Map<Elementary, DoubleUnaryOperator> JAVA = Map.of(Elementary.EXP, StrictMath::exp, Elementary.EXPM1, StrictMath::expm1,
            Elementary.LOG, StrictMath::log, Elementary.SIN, StrictMath::sin, Elementary.COS, StrictMath::cos, Elementary.TANH, StrictMath::tanh);

    /** f of all, as a range, so that they stand in the body and in the tail. */
    private static double[] of(Elementary function, double... x) {
        double[] twice = DoubleStream.concat(Arrays.stream(x), DoubleStream.concat(Arrays.stream(x), DoubleStream.of(1))).toArray();
        function.range.of(twice, twice, 0, 2 * x.length);
        assertArrayEquals(bits(Arrays.copyOf(twice, x.length)), bits(Arrays.copyOfRange(twice, x.length, 2 * x.length)));
        assertEquals(1, twice[2 * x.length], "beyond the range");
        return Arrays.copyOf(twice, x.length);
    }

    private static long[] bits(double[] x) {
        return Arrays.stream(x).mapToLong(Double::doubleToLongBits).toArray();
    }

    @Test
    void limitsAndZerosAreThoseOfStrictMath() {
        JAVA.forEach((function, java) -> {
            double[] y = of(function, EXACT);
            for (int i = 0; i < EXACT.length; i++) {
                double expected = java.applyAsDouble(EXACT[i]);
                boolean rounded = Math.abs(EXACT[i]) == 1e4 || function == Elementary.LOG && Math.abs(EXACT[i]) < 1 && EXACT[i] != 0;
                double tolerance = rounded && Double.isFinite(expected) ? Math.ulp(expected) : 0;
                String where = "%s(%s) = %s, and %s with StrictMath".formatted(function, EXACT[i], y[i], expected);
                assertTrue(Double.doubleToLongBits(y[i]) == Double.doubleToLongBits(expected) || Math.abs(y[i] - expected) <= tolerance, where);
            }
        });
    }

    @Test
    void theLogisticFunctionAndExprelrGoToTheirLimits() {
        assertArrayEquals(new double[] {Double.NaN, 1, 0, 0.5, 0.5, 1, 0, 0.5, 0.5, 0.5, 0.5}, of(Elementary.LOGISTIC, EXACT));
        assertArrayEquals(new double[] {Double.NaN, 0, INF, 1, 1, 0, 1e4, 1, 1, 1, 1}, of(Elementary.EXPRELR, EXACT));
        assertEquals(StrictMath.exp(-720), of(Elementary.LOGISTIC, -720)[0], Double.MIN_VALUE);
        // e⁻⁷⁴⁴ has no more than one bit, 744·e⁻⁷⁴⁴ has eleven
        double product = 744 * StrictMath.exp(-44) * StrictMath.exp(-700);
        assertArrayEquals(new double[] {product, 720}, of(Elementary.EXPRELR, 744, -720), Double.MIN_VALUE);
    }

    @Test
    void resultsOverflowUnderflowAndBecomeSubnormalWhereTheyShould() {
        assertArrayEquals(new double[] {0x1.fffffffffff2ap1023, INF, INF, Double.MIN_VALUE, 0},
                of(Elementary.EXP, 709.782712893384, 709.7827128933841, 710, -745.1332191019411, -745.1332191019412));
        assertEquals(INF, of(Elementary.EXPM1, 710)[0]);
        assertEquals(-1, of(Elementary.EXPM1, -40)[0]);
        assertEquals(3e-310, of(Elementary.EXP, Math.log(3e-310))[0], 1e-321);
        assertEquals(Float.MIN_VALUE, Exp.of(-103.5f));
        assertEquals(Float.POSITIVE_INFINITY, Exp.of(88.8f));
    }

    @ParameterizedTest
    @EnumSource
    void floatsHaveTheSpecialValuesOfDoubles(Elementary function) {
        double[] expected = of(function, EXACT);
        float[] y = new float[EXACT.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) EXACT[i];
        }
        function.floatRange.of(y, y, 0, y.length);
        for (int i = 0; i < 7; i++) {
            boolean close = Math.abs(y[i] - (float) expected[i]) <= Math.ulp(y[i]);
            assertTrue(Math.abs(EXACT[i]) == 1e4 && close || Float.compare(y[i], (float) expected[i]) == 0, function + " of " + EXACT[i]);
        }
    }

    /** Arguments that no float but a subnormal one can hold. */
    @ParameterizedTest
    @EnumSource
    void subnormalFloatsAreNumbersLikeOthers(Elementary function) {
        float[] x = {Float.MIN_VALUE, -Float.MIN_VALUE, 1e-40f, -1e-40f};
        double[] expected = of(function, x[0], x[1], x[2], x[3]);
        float[] y = new float[x.length];
        function.floatRange.of(x, y, 0, x.length);
        for (int i = 0; i < x.length; i++) {
            float rounded = (float) expected[i];
            assertTrue(Float.compare(y[i], rounded) == 0 || Math.abs(y[i] - rounded) <= Math.ulp(rounded), function + " of " + x[i] + " = " + y[i]);
        }
    }

    @Test
    void noValueLeavesTheRangeOfItsFunction() {
        double[] quarters = DoubleStream.iterate(0, k -> k < 20_000, k -> k + 1).map(k -> k * (Math.PI / 2)).toArray();
        double[] wide = DoubleStream.iterate(-60, x -> x < 60, x -> x + 0.005).toArray();
        for (double[] x : new double[][] {quarters, wide}) {
            for (Elementary function : new Elementary[] {Elementary.SIN, Elementary.COS, Elementary.TANH}) {
                assertTrue(Arrays.stream(of(function, x)).allMatch(y -> Math.abs(y) <= 1), function + " beyond 1");
            }
            assertTrue(Arrays.stream(of(Elementary.LOGISTIC, x)).allMatch(y -> y > 0 && y <= 1));
        }
        for (int i = 0; i < quarters.length; i++) {
            assertTrue(Math.abs(Sin.of((float) quarters[i])) <= 1 && Math.abs(Cos.of((float) quarters[i])) <= 1);
            assertTrue(Math.abs(Tanh.of((float) wide[i])) <= 1);
        }
        assertEquals(1, Cos.of(0.0));
        assertEquals(0, Log.of(1.0));
    }

    @Test
    void rangesOutsideTheArraysAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> Exp.of(new double[3], new double[2], 0, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> Tanh.of(new float[3], new float[3], 2, 1));
    }
}
