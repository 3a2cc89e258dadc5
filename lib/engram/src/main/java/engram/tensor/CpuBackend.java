package engram.tensor;

import static engram.argument.Given.given;

import engram.parallel.Cores;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToDoubleFunction;

/** All cores of the processor: OpenBLAS for products, the Vector API for what goes entry by entry. */
final class CpuBackend extends CpuBatches implements Backend {

    @Override
    public String name() {
        return "cpu";
    }

    @Override
    public String description() {
        return OpenBlas.get().description() + "; " + VectorKernels.lanes() + " float32 lanes";
    }

    @Override
    public LinearAlgebra linearAlgebra() {
        return new CpuLinearAlgebra();
    }

    @Override
    public void gemm(float alpha, Matrix a, Op opA, Matrix b, Op opB, float beta, Matrix c) {
        Check.product(a, opA, b, opB, c);
        Check.factor("gemm", "α", alpha);
        Check.factor("gemm", "β", beta);
        if (beta != 0) {
            requireFinite("the result that β multiplies", c);
        }
        // thin products may skip zeros, and 0·∞ with them
        boolean tellsAll = alpha != 0 && c.rows() > 1 && c.cols() > 1;
        if (!tellsAll) {
            requireFiniteFactors(a, b);
        }
        if (c.entries().length > 0) {
            new BlockedProduct(alpha, a, opA, b, opB, beta, c).compute(OpenBlas.get());
        }
        if (tellsAll && !finiteEdges(c)) {
            requireFiniteFactors(a, b);
        }
    }

    /**
     * Whether the first row and the first column of a product are finite. A bad entry of A spoils its whole row of A·B, since
     * NaN·x and ∞·0 are NaN and ∞ stays, so the first column shows it; a bad entry of B shows in the first row. Looking at the
     * m + n numbers instead of the factors costs nothing, and what else spoils them, an overflow, is rare.
     */
    private static boolean finiteEdges(Matrix c) {
        float[] data = c.entries();
        AtomicBoolean finite = new AtomicBoolean(allFinite(data, c.cols()));
        Cores.ranges(c.rows(), 1, (from, to) -> {
            for (int i = from; i < to; i++) {
                if (!Float.isFinite(data[i * c.cols()])) {
                    finite.set(false);
                }
            }
        });
        return finite.get();
    }

    /** Whether the first numbers, so many, are finite. */
    private static boolean allFinite(float[] data, int count) {
        AtomicBoolean finite = new AtomicBoolean(true);
        Cores.ranges(count, 1, (from, to) -> {
            if (!VectorKernels.allFinite(data, from, to)) {
                finite.set(false);
            }
        });
        return finite.get();
    }

    private static void requireFiniteFactors(Matrix a, Matrix b) {
        requireFinite("the left factor", a);
        requireFinite("the right factor", b);
    }

    /** Looks at all entries quickly, and for the bad one only where there is one. */
    static void requireFinite(String name, Matrix x) {
        float[] data = given(name, x).entries();
        if (!allFinite(data, data.length)) {
            Check.finite(name, x);
        }
    }

    @Override
    public void axpby(float alpha, Matrix x, float beta, Matrix y) {
        Check.sameShape("axpby", x, y);
        Check.factor("axpby", "α", alpha);
        Check.factor("axpby", "β", beta);
        requireFinite("x", x);
        float[] from = x.entries();
        float[] to = y.writableEntries();
        if (beta == 0) {
            Cores.ranges(to.length, 1, (start, end) -> VectorKernels.scale(alpha, from, to, start, end));
        } else {
            requireFinite("y", y);
            Cores.ranges(to.length, 1, (start, end) -> VectorKernels.axpby(alpha, from, beta, to, start, end));
        }
    }

    @Override
    public Matrix rowSums(Matrix a) {
        requireFinite("the matrix", a);
        int cols = a.cols();
        float[] entries = a.entries();
        return eachRow(a, i -> VectorKernels.sum(entries, i * cols, (i + 1) * cols));
    }

    @Override
    public Matrix rowDots(Matrix a, Matrix b) {
        Check.sameShape("rowDots", a, b);
        requireFinite("the first matrix", a);
        requireFinite("the second matrix", b);
        int cols = a.cols();
        float[] first = a.entries();
        float[] second = b.entries();
        return eachRow(a, i -> VectorKernels.dot(first, second, i * cols, (i + 1) * cols));
    }

    /** A number for every row of a, rounded once. */
    private static Matrix eachRow(Matrix a, IntToDoubleFunction value) {
        Matrix result = Matrix.zeros(a.rows(), 1);
        float[] values = result.writableEntries();
        Cores.ranges(a.rows(), a.cols(), (from, to) -> {
            for (int i = from; i < to; i++) {
                values[i] = (float) value.applyAsDouble(i);
            }
        });
        return result;
    }

    @Override
    public void softmax(float beta, Matrix x, Matrix out) {
        Check.sameShape("softmax", x, out);
        Check.factor("softmax", "β", beta);
        requireFinite("x", x);
        int cols = x.cols();
        float[] in = x.entries();
        float[] weights = out.writableEntries();
        Cores.ranges(x.rows(), cols, (from, to) -> {
            for (int i = from; i < to; i++) {
                VectorKernels.softmax(beta, in, weights, i * cols, (i + 1) * cols);
            }
        });
    }
}
