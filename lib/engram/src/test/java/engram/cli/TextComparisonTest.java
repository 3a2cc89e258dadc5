package engram.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextComparisonTest {

    @ParameterizedTest(name = "\"{0}\" and \"{1}\" agree")
    @CsvSource(quoteCharacter = '"', value = {
        "mean overlap 0.99322, mean overlap 0.99300",
        "1000 neurons, 1000  neurons",
        "residual 3.2001E-7, residual 3.2e-7",
        "-0.5, −0.5",
        "m=.5, m=0.5",
        "0.0, -0.0",
        "x86_64 on 25.0.3, x86_64 on 25.0.3",
        "12.300ms, 12.301ms",
        "\"[1, 2, 3]\", \"[1,  2, 3]\"",
    })
    void agreesWithinTheTolerance(String expected, String found) {
        assertEquals("", new TextComparison(1e-3).difference(expected, found).orElse(""));
    }

    @ParameterizedTest(name = "\"{0}\" and \"{1}\" differ")
    @CsvSource(quoteCharacter = '"', value = {
        "mean overlap 0.99322, mean overlap 0.99100",
        "1000 neurons, 1001 neurons",
        "100000 neurons, 100001 neurons",
        "-0.5, 0.5",
        "x = -1, x = 1",
        "3 - 1, 3 + 1",
        "1000, 1000.5",
        "0.0, 1.0E-9",
        "NaN, 0.5",
        "converged, not converged",
        "N4000, N4001",
        "25.0.3, 25.0.2",
        "12e5f9, 12e5f8",
        "\"[1, 2, 3]\", \"[1, 2]\"",
        "ends with 7., ends with 8.",
    })
    void sees(String expected, String found) {
        assertEquals(true, new TextComparison(1e-3).difference(expected, found).isPresent());
    }

    @ParameterizedTest(name = "tolerance {0}: {1} and {2} agree: {3}")
    @CsvSource({"0.05, 1.00, 1.04, true", "0.05, 1.00, 1.06, false", "0.05, 100, 101, false", "0, 1.0, 1.0, true"})
    void aWiderToleranceIsForDecimalsOnly(double tolerance, String expected, String found, boolean agree) {
        assertEquals(agree, new TextComparison(tolerance).difference(expected, found).isEmpty());
    }
}
