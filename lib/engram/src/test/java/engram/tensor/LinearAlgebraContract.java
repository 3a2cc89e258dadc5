package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link LinearAlgebra} must do; residuals are computed in float64. */
abstract class LinearAlgebraContract {

    /** Distance from 1 to the next float32. */
    static final double EPS = 0x1p-23;

    /**
     * c in the bounds below: errors of n roundings add up at random, to √n·ε times the norms of what is multiplied and a number that is not
     * large (2.7 at most here).
     */
    static final double FACTOR = 8;

    abstract LinearAlgebra algebra();

    /** The float64 product of op(A) and B. */
    private static double[][] product(Matrix a, boolean transposed, Matrix b) {
        int m = transposed ? a.cols() : a.rows(), inner = transposed ? a.rows() : a.cols();
        var c = new double[m][b.cols()];
        for (int i = 0; i < m; i++)
            for (int k = 0; k < inner; k++)
                for (int j = 0; j < b.cols(); j++) c[i][j] += (double) (transposed ? a.get(k, i) : a.get(i, k)) * b.get(k, j);
        return c;
    }

    private static double largestDifference(double[][] c, Matrix expected) {
        double largest = 0;
        for (int i = 0; i < c.length; i++)
            for (int j = 0; j < c[i].length; j++) largest = Math.max(largest, Math.abs(c[i][j] - expected.get(i, j)));
        return largest;
    }

    /** max_j ‖a_j‖₂ over the columns. */
    static double columnNorm(Matrix a) {
        double largest = 0;
        for (int j = 0; j < a.cols(); j++) {
            double squares = 0;
            for (int i = 0; i < a.rows(); i++) squares += (double) a.get(i, j) * a.get(i, j);
            largest = Math.max(largest, Math.sqrt(squares));
        }
        return largest;
    }

    /** max_i ‖a_i‖₂ over the rows. */
    static double rowNorm(Matrix a) { return columnNorm(a.transpose()); }

    /** ‖A‖_F, the root of the sum of all squares. */
    static double norm(Matrix a) { return columnNorm(Matrix.of(a.rows() * a.cols(), 1, a.entries())); }

    /** |QᵀQ − I| ≤ c·√n·ε for Q of n rows. */
    static void assertOrthonormal(Matrix columns) {
        assertSmall(largestDifference(product(columns, true, columns), Matrix.identity(columns.cols())), columns.rows(), 1);
    }

    /** |error| ≤ c·√n·ε·norms. */
    static void assertSmall(double error, int n, double norms) {
        double bound = FACTOR * Math.sqrt(n) * EPS * norms;
        assertTrue(error <= bound, () -> "the error is " + error + ", the bound " + bound);
    }

    /** A well-conditioned matrix: Gaussian plus a multiple of the identity. */
    private static Matrix wellConditioned(int n, long seed) {
        Matrix a = Matrix.gaussian(n, n, seed);
        for (int i = 0; i < n; i++) a.set(i, i, a.get(i, i) + 3 * (float) Math.sqrt(n));
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 33, 120})
    void inverseTimesMatrixIsTheIdentity(int n) {
        Matrix a = wellConditioned(n, n);
        Matrix before = a.copy();
        Matrix inverse = algebra().inverse(a);
        // |AX − I|_ij ≤ c·√n·ε·‖a_i‖·‖x_j‖
        assertSmall(largestDifference(product(a, false, inverse), Matrix.identity(n)), n, rowNorm(a) * columnNorm(inverse));
        assertArrayEquals(before.entries(), a.entries());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "7, 1", "40, 3", "120, 5", "5, 0", "0, 2"})
    void solutionSolvesTheSystem(int n, int k) {
        Matrix a = wellConditioned(n, 7), b = Matrix.gaussian(n, k, 8);
        Matrix x = algebra().solve(a, b);
        assertEquals(n, x.rows());
        assertEquals(k, x.cols());
        // |AX − B|_ij ≤ c·√n·ε·‖a_i‖·‖x_j‖
        assertSmall(largestDifference(product(a, false, x), b), n, rowNorm(a) * columnNorm(x));
    }

    @Test
    void anAsymmetricExampleByHand() {
        Matrix a = Matrix.of(2, 2, 1, 2, 3, 4);
        // |X − exact| ≤ c·√n·ε·κ·‖X‖ with κ = ‖A‖·‖A⁻¹‖ = 15
        float relative = (float) (FACTOR * Math.sqrt(2) * EPS * 15);
        assertArrayEquals(new float[] {-2, 1, 1.5f, -0.5f}, algebra().inverse(a).entries(), relative * 2.8f);
        assertArrayEquals(new float[] {0, 0.5f}, algebra().solve(a, Matrix.of(2, 1, 1, 2)).entries(), relative * 0.5f);
    }

    @Test
    void aSingularMatrixIsNamed() {
        for (Matrix a : new Matrix[] {Matrix.zeros(3, 3), Matrix.of(2, 2, 1, 2, 2, 4), normal(Matrix.uniform(40, 50, 1)), normal(Matrix.gaussian(30, 31, 2))}) {
            for (var thrown : new SingularMatrixException[] {
                    assertThrows(SingularMatrixException.class, () -> algebra().inverse(a)),
                    assertThrows(SingularMatrixException.class, () -> algebra().solve(a, Matrix.zeros(a.rows(), 1)))}) {
                assertTrue(thrown.getMessage().contains("singular") && thrown.getMessage().contains("leastSquares"), thrown.getMessage());
                assertTrue(thrown.reciprocalCondition() < 4e-9);
            }
        }
    }

    /** AᵀA rounded to float32: with more columns than rows it has no inverse, but rounding hides that. */
    private static Matrix normal(Matrix a) {
        double[][] c = product(a, true, a);
        Matrix normal = Matrix.zeros(c.length, c.length);
        for (int i = 0; i < c.length; i++) for (int j = 0; j < c.length; j++) normal.set(i, j, (float) c[i][j]);
        return normal;
    }

    @Test
    void anOrdinaryRandomMatrixIsNotCalledSingular() {
        for (int seed = 0; seed < 20; seed++) algebra().inverse(Matrix.uniform(100, 100, seed));
    }

    @Test
    void overdeterminedLeastSquaresIsOrthogonalToTheColumns() {
        Matrix a = Matrix.gaussian(60, 20, 1), b = Matrix.gaussian(60, 2, 2);
        var fit = algebra().leastSquares(a, b);
        assertEquals(20, fit.rank());
        assertFalse(fit.rankDeficient());
        assertNormalEquations(a, b, fit.x());
    }

    private static void assertNormalEquations(Matrix a, Matrix b, Matrix x) {
        double[][] ax = product(a, false, x);
        for (int j = 0; j < a.cols(); j++)
            for (int k = 0; k < b.cols(); k++) {
                double gradient = 0; // (Aᵀ(Ax − b))_jk
                for (int i = 0; i < a.rows(); i++) gradient += a.get(i, j) * (ax[i][k] - b.get(i, k));
                // |a_jᵀ(Ax − b)| ≤ c·√m·ε·‖a_j‖·(‖A‖·‖x‖ + ‖b‖)
                assertSmall(Math.abs(gradient), a.rows(), columnNorm(a) * (norm(a) * columnNorm(x) + columnNorm(b)));
            }
    }

    @Test
    void underdeterminedLeastSquaresIsTheShortestSolution() {
        Matrix a = Matrix.gaussian(20, 60, 1), b = Matrix.gaussian(20, 1, 2);
        var fit = algebra().leastSquares(a, b);
        assertEquals(20, fit.rank());
        assertSmall(largestDifference(product(a, false, fit.x()), b), 60, rowNorm(a) * columnNorm(fit.x()));
        // x = Aᵀ(AAᵀ)⁻¹b: the shortest solution lies in the span of the rows; solving for it costs κ(AAᵀ) = κ(A)²
        Matrix y = algebra().solve(normal(a.transpose()), b);
        double[] sizes = algebra().singularValues(a).values();
        double condition = sizes[0] / sizes[19];
        assertSmall(largestDifference(product(a, true, y), fit.x()), 20, condition * condition * columnNorm(fit.x()));
    }

    @ParameterizedTest
    @CsvSource({"30, 20", "20, 30", "25, 25"})
    void dependentRowsAndColumnsAreNamed(int m, int n) {
        Matrix left = Matrix.gaussian(m, 8, 1), right = Matrix.gaussian(8, n, 2), a = Matrix.zeros(m, n);
        double[][] c = product(left, false, right);
        for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) a.set(i, j, (float) c[i][j]);
        Matrix b = Matrix.gaussian(m, 1, 3);
        var fit = algebra().leastSquares(a, b);
        assertEquals(8, fit.rank());
        assertTrue(fit.rankDeficient());
        assertNormalEquations(a, b, fit.x());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 90})
    void symmetricEigenvectorsAreEigenvectors(int n) {
        Matrix g = Matrix.gaussian(n, n, 5), a = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) a.set(i, j, g.get(i, j) + g.get(j, i));
        var eigen = algebra().symmetricEigen(a);
        double[][] av = product(a, false, eigen.vectors());
        for (int k = 0; k < n; k++) {
            assertTrue(k == 0 || eigen.values()[k - 1] <= eigen.values()[k]);
            // |Av − λv| ≤ c·√n·ε·‖A‖
            for (int i = 0; i < n; i++) assertSmall(Math.abs(eigen.values()[k] * eigen.vectors().get(i, k) - av[i][k]), n, norm(a));
        }
        assertOrthonormal(eigen.vectors());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 60})
    void complexEigenvectorsAreEigenvectors(int n) {
        Matrix a = Matrix.gaussian(n, n, 6);
        var eigen = algebra().eigen(a);
        double[][] re = product(a, false, eigen.realVectors()), im = product(a, false, eigen.imaginaryVectors());
        double trace = 0, sum = 0;
        for (int k = 0; k < n; k++) {
            double lr = eigen.real()[k], li = eigen.imaginary()[k], length = 0;
            for (int i = 0; i < n; i++) {
                double x = eigen.realVectors().get(i, k), y = eigen.imaginaryVectors().get(i, k);
                // |Av − λv| ≤ c·√n·ε·‖A‖
                assertSmall(Math.hypot(lr * x - li * y - re[i][k], lr * y + li * x - im[i][k]), n, norm(a));
                length += x * x + y * y;
            }
            assertSmall(Math.abs(length - 1), n, 1);
            trace += a.get(k, k);
            sum += lr;
        }
        assertSmall(Math.abs(trace - sum), n, norm(a));
    }

    @Test
    void aRotationHasImaginaryEigenvalues() {
        var eigen = algebra().eigen(Matrix.of(2, 2, 0, -1, 1, 0));
        double[] imaginary = eigen.imaginary().clone();
        Arrays.sort(imaginary);
        assertArrayEquals(new double[] {-1, 1}, imaginary, FACTOR * Math.sqrt(2) * EPS);
        assertArrayEquals(new double[] {0, 0}, eigen.real(), FACTOR * Math.sqrt(2) * EPS);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "5, 3", "3, 5", "40, 25", "25, 40", "0, 3", "3, 0"})
    void singularValuesRebuildTheMatrix(int m, int n) {
        Matrix a = Matrix.gaussian(m, n, 9);
        var svd = algebra().singularValues(a);
        int r = Math.min(m, n);
        assertEquals(r, svd.values().length);
        for (int k = 1; k < r; k++) assertTrue(svd.values()[k - 1] >= svd.values()[k]);
        for (int i = 0; i < m; i++)
            for (int j = 0; j < n; j++) {
                int row = i, column = j;
                double sum = IntStream.range(0, r).mapToDouble(k -> svd.u().get(row, k) * svd.values()[k] * svd.v().get(column, k)).sum();
                // |UΣVᵀ − A| ≤ c·√n·ε·‖A‖
                assertSmall(Math.abs(sum - a.get(i, j)), Math.max(m, n), norm(a));
            }
        assertOrthonormal(svd.u());
        assertOrthonormal(svd.v());
    }

    /** How every factorisation is called, for a square symmetric matrix with an inverse. */
    private enum Factorisation {
        INVERSE(LinearAlgebra::inverse),
        SOLVE((la, a) -> la.solve(a, a)),
        LEAST_SQUARES((la, a) -> la.leastSquares(a, a)),
        SYMMETRIC_EIGEN(LinearAlgebra::symmetricEigen),
        EIGEN(LinearAlgebra::eigen),
        SINGULAR_VALUES(LinearAlgebra::singularValues);

        private final BiConsumer<LinearAlgebra, Matrix> call;

        Factorisation(BiConsumer<LinearAlgebra, Matrix> call) { this.call = call; }
    }

    @Test
    void everyFactorisationIsListed() {
        var declared = Arrays.stream(LinearAlgebra.class.getDeclaredMethods()).filter(method -> !method.isSynthetic() && !method.isDefault())
                .map(method -> method.getName().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        assertEquals(declared, Arrays.stream(Factorisation.values()).map(value -> value.name().replace("_", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptionIsSeenBeforeWorkStarts(Factorisation factorisation) {
        Matrix a = Matrix.identity(20);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> factorisation.call.accept(algebra(), a));
        assertTrue(Thread.interrupted(), "the interrupt status was lost");
        factorisation.call.accept(algebra(), a);
        assertArrayEquals(a.entries(), algebra().inverse(a).entries(), (float) EPS);
    }

    @Test
    void wrongInputIsNamed() {
        Matrix wide = Matrix.zeros(2, 3), square = Matrix.identity(2), holed = Matrix.of(2, 2, 1, 2, Float.NaN, 4);
        var la = algebra();
        assertThrows(ShapeException.class, () -> la.inverse(wide));
        assertThrows(ShapeException.class, () -> la.solve(wide, wide));
        assertThrows(ShapeException.class, () -> la.solve(square, Matrix.zeros(3, 1)));
        assertThrows(ShapeException.class, () -> la.leastSquares(wide, Matrix.zeros(3, 1)));
        assertThrows(ShapeException.class, () -> la.eigen(wide));
        assertThrows(ShapeException.class, () -> la.symmetricEigen(wide));
        var asymmetric = assertThrows(ShapeException.class, () -> la.symmetricEigen(Matrix.of(2, 2, 1, 2, 3, 4)));
        assertTrue(asymmetric.getMessage().contains("(1, 0)"), asymmetric.getMessage());
        for (Runnable call : new Runnable[] {() -> la.inverse(holed), () -> la.solve(holed, square), () -> la.solve(square, holed),
                () -> la.leastSquares(holed, square), () -> la.leastSquares(square, holed), () -> la.eigen(holed),
                () -> la.symmetricEigen(holed), () -> la.singularValues(holed)}) {
            assertTrue(assertThrows(NonFiniteException.class, call::run).getMessage().contains("NaN"));
        }
    }


    /** At both ends of float32, where norms and products of two entries are beyond it. */
    @ParameterizedTest
    @ValueSource(floats = {3e38f, 1e-30f, 1e-36f})
    void aMatrixOfExtremeNumbersHasItsInverse(float size) {
        Matrix a = Matrix.of(3, 3, size, -size, size, -size, -size, size, size, size, size);
        float[] expected = {0.5f, -0.5f, 0, -0.5f, 0, 0.5f, 0, 0.5f, 0.5f}; // times 1/size; A⁻¹·A = I by hand
        Matrix inverse = algebra().inverse(a), solution = algebra().solve(a, a);
        for (int k = 0; k < 9; k++) {
            assertEquals(expected[k], (double) inverse.entries()[k] * size, 1e-5);
            assertEquals(k % 4 == 0 ? 1 : 0, solution.entries()[k], 1e-5);
        }
    }

    @Test
    void aResultBeyondFloat32IsRefused() {
        var tiny = Matrix.of(1, 1, 1e-39f);
        assertThrows(OverflowException.class, () -> algebra().inverse(tiny));
        assertThrows(OverflowException.class, () -> algebra().solve(Matrix.of(1, 1, 1e-10f), Matrix.of(1, 1, 3e38f)));
        assertThrows(OverflowException.class, () -> algebra().leastSquares(Matrix.of(1, 1, 1e-10f), Matrix.of(1, 1, 3e38f)));
    }

    @Test
    void theRankDoesNotDependOnTheRightHandSides() {
        Matrix a = Matrix.of(3, 2, 1, 2, 2, 4, 3, 5);
        assertEquals(2, algebra().leastSquares(a, Matrix.zeros(3, 0)).rank());
        assertEquals(1, algebra().leastSquares(Matrix.of(2, 2, 1, 2, 2, 4), Matrix.zeros(2, 0)).rank());
    }
}
