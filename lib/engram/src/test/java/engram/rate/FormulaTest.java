package engram.rate;

import static java.lang.Math.exp;
import static java.lang.Math.pow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.math.Cos;
import engram.math.Exprelr;
import engram.math.Expm1;
import engram.math.Log;
import engram.math.Logistic;
import engram.math.Sin;
import engram.math.Tanh;
import engram.neuron.Gate;
import java.io.Serializable;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormulaTest {
    private static Formula read(Rate rate) { return Reading.of(rate).formula().orElseThrow(); }

    /** A function of two variables. */
    private interface OfTwo extends Serializable {
        double at(double x, double y);
    }

    @Test void derivativesAreThoseOfDifferences() {
        List<Rate> rates = List.of(x -> x * x * x - 2 * x, x -> 1 / (1 + exp(-(x + 1) / 2)), x -> exp(-x) / (x * x + 1), x -> Math.sqrt(x * x + 1), x -> Tanh.of(x) * Sin.of(x),
                x -> Cos.of(x) + Log.of(x * x + 2), x -> Logistic.of(2 * x), x -> Expm1.of(x / 2) * x, x -> Exprelr.of(3 * x), x -> Exprelr.of(x / 50),
                x -> x < 0.3 ? x * x : 2 - x, x -> Math.max(x, 1 - x) + Math.min(x * x, 2) + Math.abs(x - 0.1), x -> pow(x, 5) - pow(x + 3, -2), x -> -x / 3);
        for (int k = 0; k < rates.size(); k++) {
            Formula f = read(rates.get(k)), slope = f.derivative(0);
            for (double x = -2.4321; x < 2.5; x += 0.0713) {
                // Richardson's: the error of the difference falls as h⁴
                double h = 1e-3, near = (f.at(x + h) - f.at(x - h)) / (2 * h), far = (f.at(x + 2 * h) - f.at(x - 2 * h)) / (4 * h), expected = (4 * near - far) / 3;
                int number = k;
                double at = x;
                if (Math.abs(x - 0.3) < 3 * h || Math.abs(x - 0.1) < 3 * h || Math.abs(x - 0.5) < 3 * h || Math.abs(Math.abs(x) - Math.sqrt(2)) < 3 * h) continue;
                assertEquals(expected, slope.at(x), 1e-8 * (1 + Math.abs(expected)), () -> "rate " + number + " at " + at + ": " + slope);
            }
        }
    }

    @Test void theDerivativeOfXByExpXMinusOneIsRightAtZeroAndFarAway() {
        Formula slope = read(x -> Exprelr.of(x)).derivative(0);
        assertEquals(-0.5, slope.at(0), 1e-15);
        assertEquals(-1, slope.at(-800), 1e-12);
        assertEquals(0, slope.at(800), 1e-12);
        for (double x = -0.05; x < 0.05; x += 1e-4) assertEquals(-0.5 + x / 6 - x * x * x / 180 + Math.pow(x, 5) / 5040, slope.at(x), 1e-13);
    }

    @Test void partialDerivativesAndSubstitution() {
        OfTwo function = (x, y) -> x * y * y + exp(x);
        Formula f = Reading.of(function).formula().orElseThrow();
        assertEquals(2 * 3 * 0.5, f.derivative(1).at(3, 0.5), 1e-15);
        assertEquals(0.25 + Math.exp(3), f.derivative(0).at(3, 0.5), 1e-14);
        assertEquals(f.at(2, 5), f.with(Formula.of(2), Formula.variable(0)).at(5));
    }

    @Test void equalFormulasHaveOneHash() {
        double five = 5;
        assertEquals(read(V -> exp(V / 5)).hash(), read(x -> Math.exp(x / five)).hash());
        assertNotEquals(read(V -> exp(V / 5)).hash(), read(V -> exp(V * 0.2)).hash());
        assertEquals(64, read(V -> V).hash().length());
    }

    @Test void partsThatAreEqualAreOne() { assertEquals(5, read(V -> exp(V / 5) * exp(V / 5)).parts().size()); }

    @Test void latexReadsAsWritten() {
        assertEquals("\\frac{1}{1 + e^{\\frac{-\\left(V + 60\\right)}{8.5}}}", read(V -> 1 / (1 + exp(-(V + 60) / 8.5))).latex("V"));
        assertEquals("\\begin{cases} V & V < -63 \\\\ 19 & \\text{else} \\end{cases}", read(V -> V < -63 ? V : 19).latex("V"));
    }

    /** α_n, α_m and β_m of the tutorial's neuron, as a student would write them. */
    @Test void singularRatesAreRefusedWithTheRemedy() {
        List<Rate> singular = List.of(V -> .02 * (15 - (V + 50)) / (exp((15 - (V + 50)) / 5) - 1), V -> .32 * (13 - (V + 50)) / (exp((13 - (V + 50)) / 4) - 1),
                V -> .28 * ((V + 50) - 40) / (exp(((V + 50) - 40) / 5) - 1));
        double[] places = {-35, -37, -10};
        for (int k = 0; k < 3; k++) {
            var found = Singularity.of(read(singular.get(k)), -150, 100);
            assertEquals(1, found.size());
            assertEquals(places[k], found.getFirst().x());
            Rate rate = singular.get(k);
            var refused = assertThrows(ArgumentException.class, () -> Gate.rates("n", 4, rate, V -> 1));
            assertTrue(refused.getMessage().contains("at " + places[k]) && refused.getMessage().contains("Exprelr"), refused.getMessage());
        }
        List<Rate> safe = List.of(V -> .02 * 5 * Exprelr.of((15 - (V + 50)) / 5), V -> .32 * 4 * Exprelr.of((13 - (V + 50)) / 4), V -> .28 * 5 * Exprelr.of(((V + 50) - 40) / 5));
        for (int k = 0; k < 3; k++) {
            assertTrue(Singularity.of(read(safe.get(k)), -150, 100).isEmpty());
            for (double V = -149.9; V < 100; V += 0.7) assertEquals(singular.get(k).at(V), safe.get(k).at(V), 1e-11 * Math.abs(safe.get(k).at(V)));
            Gate.rates("n", 4, safe.get(k), V -> 1);
        }
        // between the points that are looked at
        assertEquals(0.123456789, Singularity.of(read(x -> 1 / (x - 0.123456789)), -150, 100).getFirst().x());
    }
}
