package engram.math;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AccuracyTest {
    private static final int POINTS = 20_000;

    /** The figures that the documentation of each function states: the largest errors at ten million points, for doubles and floats. */
    @ParameterizedTest
    @CsvSource({"EXP, 0.84, 0.83", "EXPM1, 1.09, 1.02", "LOG, 0.84, 0.84", "SIN, 1.57, 1.56", "COS, 1.57, 1.55", "TANH, 1.48, 1.50",
        "LOGISTIC, 1.58, 1.63", "EXPRELR, 1.63, 1.67"})
    void errorsAreNoLargerThanStated(Elementary function, double ofDoubles, double ofFloats) {
        Accuracy doubles = Accuracy.ofDoubles(function, POINTS, 2);
        Accuracy floats = Accuracy.ofFloats(function, POINTS, 2);
        assertTrue(doubles.ulps() <= ofDoubles, "double: " + doubles);
        assertTrue(floats.ulps() <= ofFloats, "float: " + floats);
        // no function without a table reaches ½ everywhere: less would be a mistake of the reference
        assertTrue(doubles.ulps() > 0.5 && floats.ulps() > 0.5, doubles + ", " + floats);
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceAgreesWithDecimalDigits(Elementary function) {
        double error = Accuracy.ofReference(function, 150, 3);
        assertTrue(error < 0x1p-90, "relative error " + error);
    }
}
