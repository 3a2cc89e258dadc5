package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork({"engram.tensor.LinearAlgebra", "engram.tensor.PlainLinearAlgebra", "engram.tensor.CpuLinearAlgebra", "engram.tensor.Lapack", "engram.cuda",
        "org.bytedeco.openblas", "org.apache.commons.math3.linear", "org.apache.commons.math3.stat.regression", "org.apache.commons.math3.fitting"})
class DiagonalisationTimingTest {

    private static double[] spectrum(Answers student, double[][] matrix) {
        double[] found = student.call(double[].class, "spectrum", (Object) matrix);
        assertEquals(matrix.length, found.length, "A matrix of size n has n eigenvalues, with their multiplicities");
        assertTrue(IntStream.range(1, found.length).allMatch(i -> found[i] >= found[i - 1]),
                "The eigenvalues are not in growing order");
        return found;
    }

    @Graded(name = "a matrix that is diagonal already", points = 1, hint = "Nothing is to be rotated here; what is left to do?")
    void diagonal(Answers student) {
        for (double[] diagonal : new double[][] {{3, -1, 2}, {0.5, -4}, {7, 7, -2.5, 1, 0}}) {
            var matrix = new double[diagonal.length][diagonal.length];
            for (int i = 0; i < diagonal.length; i++) {
                matrix[i][i] = diagonal[i];
            }
            double[] found = spectrum(student, matrix);
            assertTrue(Arrays.equals(found, Arrays.stream(diagonal).sorted().toArray()), "The eigenvalues of a diagonal matrix are its diagonal");
        }
    }

    @Graded(name = "the modes of a chain", points = 2,
            hint = "Print what is left off the diagonal after each sweep: it shrinks slowly first, then very fast.")
    void chain(Answers student) {
        for (int n : new int[] {12, 5, 17}) {
            chain(student, n);
        }
    }

    private static void chain(Answers student, int n) {
        var matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = 2;
            if (i > 0) {
                matrix[i][i - 1] = matrix[i - 1][i] = -1;
            }
        }
        double[] found = spectrum(student, matrix);
        // λ_k = 2 − 2 cos(kπ/(n+1)), k = 1 … n
        double worst = IntStream.range(0, n)
                .mapToDouble(k -> Math.abs(found[k] - 2 + 2 * Math.cos((k + 1) * Math.PI / (n + 1)))).max().orElseThrow();
        assertTrue(worst < 1e-8, "The eigenvalues of a chain of %d springs are off by up to %.1e: the rotations stopped too early"
                .formatted(n, worst));
    }

    @Graded(name = "a Gaussian matrix", points = 2, hint = "Trace and Frobenius norm survive every rotation; do they survive your code?")
    void gaussian(Answers student) {
        for (int n : new int[] {40, 7, 22}) {
            gaussian(student, n);
        }
    }

    private static void gaussian(Answers student, int n) {
        double[][] matrix = Samples.symmetric(n, 5);
        double[] found = spectrum(student, matrix);
        double trace = IntStream.range(0, n).mapToDouble(i -> matrix[i][i]).sum();
        double squares = Arrays.stream(matrix).flatMapToDouble(Arrays::stream).map(x -> x * x).sum();
        double foundSquares = Arrays.stream(found).map(x -> x * x).sum();
        assertEquals(trace, Arrays.stream(found).sum(), 1e-8 * n, "The eigenvalues do not add up to the trace");
        assertTrue(Math.abs(squares - foundSquares) < 1e-8 * squares,
                "The squares of the eigenvalues add up to %.6f and the squares of all entries to %.6f: something is left off the diagonal"
                        .formatted(foundSquares, squares));
    }

    @Graded(name = "the exponent of an exact power law", points = 1, hint = "A power law is a straight line in which coordinates?")
    void exactExponent(Answers student) {
        double[] sizes = {50, 80, 130, 300};
        for (double exponent : new double[] {2.37, 1.6, 3.05}) {
            double[] seconds = Arrays.stream(sizes).map(n -> 3e-8 * Math.pow(n, exponent)).toArray();
            double found = student.call(double.class, "exponent", sizes, seconds);
            assertFalse(Math.abs(found * exponent - 1) < 1e-6, "You fitted ln n over ln t; the exponent is the slope of ln t over ln n");
            assertEquals(exponent, found, 1e-6,
                    "Times that follow t = c n^x exactly have another exponent; a slope needs the logarithms of both, sizes and times");
        }
    }

    @Graded(name = "the exponent of noisy timings", points = 2, hint = "Least squares asks every point, not only the ends.")
    void noisyExponent(Answers student) {
        double[] sizes = {1, Math.E, Math.exp(2), Math.exp(3)};
        for (double[] v : new double[][] {{0, 5, 5, 9}, {1, 4, 3, 7}, {2, 2, 6, 5}}) { // v = ln t at u = ln n = 0 1 2 3
            double found = student.call(double.class, "exponent", sizes, Arrays.stream(v).map(Math::exp).toArray());
            assertFalse(Math.abs(found - (v[3] - v[0]) / 3) < 1e-9, "You used the first and the last timing only");
            // slope = Σ (u − 1.5) v / Σ (u − 1.5)²
            double expected = IntStream.range(0, 4).mapToDouble(u -> (u - 1.5) * v[u]).sum() / 5;
            assertEquals(expected, found, 1e-9, "For timings that scatter, this is not the line of least squares");
        }
    }
}
