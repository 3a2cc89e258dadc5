package engram.memory;

import engram.data.Mnist;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** Fixed points, Jacobians and inputs for the tests of memories, in float64. */
final class Plain {
    private Plain() {}

    /** Handwritten digits, scaled to [0, 1]. */
    static Matrix digits(int each) {
        var images = Mnist.digits(each);
        Matrix x = Matrix.zeros(images.count(), images.size());
        for (int i = 0; i < x.rows(); i++) for (int j = 0; j < x.cols(); j++) x.set(i, j, images.grey(i, j) / 255f);
        return x;
    }

    /** Numbers from −half to half. */
    static Matrix random(int rows, int cols, double half, long seed) {
        Matrix x = Matrix.uniform(rows, cols, seed);
        for (int k = 0; k < rows * cols; k++) x.writableEntries()[k] = (float) (half * (2 * x.entries()[k] - 1));
        return x;
    }

    /** Biases for every layer. */
    static Matrix[] biases(long seed, int... sizes) {
        Matrix[] rows = new Matrix[sizes.length];
        Arrays.setAll(rows, l -> random(1, sizes[l], 0.5, 1000 * seed + l));
        return rows;
    }

    static double[] doubles(Matrix x, int row) {
        double[] result = new double[x.cols()];
        Arrays.setAll(result, j -> x.get(row, j));
        return result;
    }

    static double[] gaussian(int n, long seed) {
        var random = RandomStream.of(seed, "plain");
        double[] v = new double[n];
        Arrays.setAll(v, random::gaussian);
        return v;
    }

    static double norm(double[] v) { return Math.sqrt(PlainHam.dot(v, v)); }

    /** ‖a − b‖. */
    static double distance(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) difference[i] -= b[i];
        return norm(difference);
    }

    /** z = f(z) to float64's precision, from z on by steps of ½, and by whole ones at the end. */
    static double[] solve(UnaryOperator<double[]> f, double[] z) {
        for (int call = 0; call < 100_000; call++) {
            double[] value = f.apply(z);
            if (distance(value, z) <= 1e-14 * norm(value)) return value;
            for (int i = 0; i < z.length; i++) value[i] = (value[i] + z[i]) / 2;
            z = value;
        }
        throw new AssertionError("no fixed point was found");
    }

    /** ∂f_i/∂z_j by differences of fourth order. */
    static RealMatrix jacobian(UnaryOperator<double[]> f, double[] z) {
        int n = z.length;
        double h = 1e-4;
        double[][] entries = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[][] at = new double[4][];
            for (int k = 0; k < 4; k++) {
                double[] there = z.clone();
                there[j] += h * (k < 2 ? k - 2 : k - 1);
                at[k] = f.apply(there);
            }
            for (int i = 0; i < n; i++) entries[i][j] = (at[0][i] - 8 * at[1][i] + 8 * at[2][i] - at[3][i]) / (12 * h);
        }
        return new Array2DRowRealMatrix(entries, false);
    }

    /** v·(I − J)⁻¹. */
    static double[] adjoint(RealMatrix jacobian, double[] v) {
        var system = new Array2DRowRealMatrix(jacobian.getRowDimension(), jacobian.getRowDimension());
        for (int i = 0; i < v.length; i++) system.setEntry(i, i, 1);
        return new LUDecomposition(system.subtract(jacobian).transpose()).getSolver().solve(new ArrayRealVector(v)).toArray();
    }

    /** λ = ‖√D·W·√D‖₂ with D = ρ'(s). */
    static double rate(double[][] w, double... slopes) {
        var symmetric = new Array2DRowRealMatrix(w.length, w.length);
        for (int i = 0; i < w.length; i++) for (int j = 0; j < w.length; j++)
            symmetric.setEntry(i, j, Math.sqrt(slopes[i]) * w[i][j] * Math.sqrt(slopes[j]));
        return Arrays.stream(new EigenDecomposition(symmetric).getRealEigenvalues()).map(Math::abs).max().orElseThrow();
    }

    /** ‖a − b‖/‖b‖. */
    static double error(double[] a, double[] b) { return distance(a, b) / norm(b); }
}
