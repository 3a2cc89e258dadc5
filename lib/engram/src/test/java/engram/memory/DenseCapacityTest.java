package engram.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many patterns a dense memory holds: one-step errors against signal to noise, and how the capacity grows with N. */
class DenseCapacityTest {
    private static final double ERROR = 0.005;

    /** P = ½ erfc(z/√2). */
    private static double quantile(double error) { return Math.sqrt(2) * Erf.erfcInv(2 * error); }

    /** (2n − 3)!!. */
    private static double oddFactorial(int degree) {
        double product = 1;
        for (int k = 3; k <= 2 * degree - 3; k += 2) product *= k;
        return product;
    }

    /** p at which P = ½ erfc(√(N^(n−1)/(2p(2n − 3)!!))) is the error. */
    private static double asymptotic(int degree, int neurons) {
        return Math.pow(neurons, degree - 1) / oddFactorial(degree) / Math.pow(quantile(ERROR), 2);
    }

    private static BitError measured(int degree, int neurons, int patterns, double bits) {
        int networks = (int) Math.max(4, bits / Math.min(1024, patterns) / neurons);
        return BitError.measured(new PolynomialInteraction(degree), neurons, patterns, networks, 11);
    }

    /** With an odd p no field of degree 2 is 0, and many terms are needed at degree 4 before their sum is Gaussian in its tail. */
    @ParameterizedTest
    @CsvSource({"2, 400, 41", "2, 400, 61", "2, 400, 101", "3, 120, 501", "3, 120, 801", "3, 120, 1501", "4, 80, 6001", "4, 80, 10001"})
    void errorsAreThoseOfSignalToNoise(int degree, int neurons, int patterns) {
        var found = measured(degree, neurons, patterns, 1e6);
        double predicted = BitError.predicted(new PolynomialInteraction(degree), neurons, patterns);
        System.out.printf("n = %d, N = %d, p = %d: %.5f ± %.5f, predicted %.5f%n", degree, neurons, patterns, found.share(),
                found.standardError(), predicted);
        assertEquals(predicted, found.share(), 3.5 * found.standardError());
    }

    /** What the exact variance tends to, and what the first track's formula says for n = 2. */
    @Test
    void theAsymptoticErrorIsTheLimit() {
        for (int degree = 2; degree < 5; degree++) {
            int neurons = degree < 4 ? 20_000 : 3_000, patterns = (int) asymptotic(degree, neurons);
            double limit = Erf.erfc(Math.sqrt(Math.pow(neurons, degree - 1) / (2.0 * patterns * oddFactorial(degree)))) / 2;
            assertEquals(limit, BitError.predicted(new PolynomialInteraction(degree), neurons, patterns), 0.02 * limit);
        }
        assertEquals(1000 / (2 * Math.log(1000)), new PolynomialInteraction(2).capacity(1000), 1e-9);
        assertEquals(1e6 / (2 * 3 * Math.log(1000)), new PolynomialInteraction(3).capacity(1000), 1e-6);
        assertEquals(1024, new ExponentialInteraction().capacity(20), 1e-9);
    }

    /** The p at which so many bits are wrong, measured on both sides of it, with its error; ln z is linear in ln p. */
    private record Point(double logP, double error) {
        static Point of(int degree, int neurons, double bits) {
            int few = (int) (0.85 * asymptotic(degree, neurons)), many = (int) (1.15 * asymptotic(degree, neurons));
            var low = measured(degree, neurons, few, bits);
            var high = measured(degree, neurons, many, bits);
            double a = Math.log(quantile(low.share())), b = Math.log(quantile(high.share()));
            double part = (Math.log(quantile(ERROR)) - a) / (b - a), width = Math.log((double) many / few);
            double error = Math.hypot((1 - part) * width / (b - a) * relative(low), part * width / (b - a) * relative(high));
            return new Point(Math.log(few) + part * width, error);
        }

        /** The error of ln z: dz = dP/φ(z). */
        private static double relative(BitError found) {
            double z = quantile(found.share());
            return found.standardError() / (Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI)) / z;
        }
    }

    /** A line through points: its slope and the error of that. */
    private record Line(double slope, double error) {
        static Line through(double[] x, double[] y, double[] errors) {
            double w = 0, wx = 0, wy = 0, wxx = 0, wxy = 0;
            for (int k = 0; k < x.length; k++) {
                double weight = 1 / errors[k] / errors[k];
                w += weight;
                wx += weight * x[k];
                wy += weight * y[k];
                wxx += weight * x[k] * x[k];
                wxy += weight * x[k] * y[k];
            }
            double determinant = w * wxx - wx * wx;
            return new Line((w * wxy - wx * wy) / determinant, Math.sqrt(w / determinant));
        }
    }

    /** p at which the prediction for this N is the error. */
    private static double predicted(int degree, int neurons) {
        // z² = signal²/((p − 1)V), so (p − 1)z² is the same for all p
        int patterns = (int) asymptotic(degree, neurons);
        double z = quantile(BitError.predicted(new PolynomialInteraction(degree), neurons, patterns));
        return 1 + (patterns - 1) * Math.pow(z / quantile(ERROR), 2);
    }

    /** N^(n−1) to within what small networks add, which the prediction with the exact variance has too. */
    @ParameterizedTest
    @CsvSource({"2, 100, 800", "3, 40, 320", "4, 40, 120"})
    void capacityGrowsLikeAPowerOfN(int degree, int smallest, int largest) {
        int sizes = 4;
        double[] logN = new double[sizes], logP = new double[sizes], errors = new double[sizes], expected = new double[sizes];
        for (int k = 0; k < sizes; k++) {
            int neurons = (int) Math.round(smallest * Math.pow((double) largest / smallest, k / (sizes - 1.0)));
            var point = Point.of(degree, neurons, 5e5);
            logN[k] = Math.log(neurons);
            logP[k] = point.logP;
            errors[k] = point.error;
            expected[k] = Math.log(predicted(degree, neurons));
            System.out.printf("  N = %d: p = %.1f ± %.1f, predicted %.1f, asymptotically %.1f%n", neurons, Math.exp(logP[k]),
                    Math.exp(logP[k]) * errors[k], Math.exp(expected[k]), asymptotic(degree, neurons));
        }
        var found = Line.through(logN, logP, errors);
        double theory = Line.through(logN, expected, errors).slope;
        System.out.printf("n = %d: p at %.1f %% errors grows like N^(%.3f ± %.3f), predicted %.3f%n", degree, 100 * ERROR, found.slope,
                found.error, theory);
        assertTrue(found.error < 0.02, "the exponent is uncertain by " + found.error);
        assertEquals(theory, found.slope, 3.5 * found.error);
        assertEquals(degree - 1, found.slope, 0.06);
    }
}
