package engram.tensor;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import engram.progress.Progress;

/** For backends: the checks that all of them share, so that each mistake gets the same sentence everywhere. */
public final class Check {

    /** Entries that every heap has room for, so that no sentence is made in case it had not. */
    private static final int SMALL = 1 << 18;

    private Check() {
    }

    /** rows · cols, when an array and the heap can hold as many floats. */
    static int size(int rows, int cols) {
        if (rows < 0 || cols < 0) {
            throw new ShapeException("A matrix cannot be %d × %d: rows and columns must not be negative."
                    .formatted(rows, cols));
        }
        long length = (long) rows * cols;
        return length <= SMALL ? (int) length
                : Heap.array(length, Float.BYTES, "A %d × %d matrix".formatted(rows, cols), "work with blocks of rows");
    }

    /** A factor must be finite. */
    public static void factor(String operation, String name, float factor) {
        if (!Float.isFinite(factor)) {
            throw new ArgumentException("%s: the factor %s is %s, and must be a finite number.".formatted(operation, name, factor));
        }
    }

    /** The columns of op(a) must be as many as the rows of op(b). */
    public static void inner(String operation, Matrix a, Op opA, Matrix b, Op opB) {
        if (given("opA", opA).cols(a) != given("opB", opB).rows(b)) {
            throw new ShapeException("%s: the left factor is %s and the right one %s, but %d columns need %d rows."
                    .formatted(operation, shape(a, opA), shape(b, opB), opA.cols(a), opA.cols(a)));
        }
    }

    /** The shapes of C ← op(A)·op(B), and a result that is neither of its factors. */
    public static void product(Matrix a, Op opA, Matrix b, Op opB, Matrix c) {
        inner("gemm", a, opA, b, opB);
        if (given("c", c).rows() != opA.rows(a) || c.cols() != opB.cols(b)) {
            throw new ShapeException("gemm: the product is %d × %d, but the result given for it is %s."
                    .formatted(opA.rows(a), opB.cols(b), shape(c)));
        }
        if (c == a || c == b) {
            throw new ArgumentException("gemm: the result is one of the factors; give it a matrix of its own.");
        }
    }

    /** Both matrices must have one shape. */
    public static void sameShape(String operation, Matrix a, Matrix b) {
        if (given("the first matrix", a).rows() != given("the second matrix", b).rows() || a.cols() != b.cols()) {
            throw new ShapeException("%s: the matrices are %s and %s, but must have the same shape."
                    .formatted(operation, shape(a), shape(b)));
        }
    }

    private static String shape(Matrix a, Op op) {
        return op == Op.AS_IS ? shape(a) : "%d × %d (transposed)".formatted(op.rows(a), op.cols(a));
    }

    static String shape(Matrix a) {
        return a.rows() + " × " + a.cols();
    }

    /**
     * Every entry must be finite; a plain loop.
     *
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static void finite(String name, Matrix a) {
        float[] data = given(name, a).entries();
        for (int i = 0; i < data.length; i++) {
            if ((i & 0xfffff) == 0) {
                Progress.checkCancelled();
            }
            if (!Float.isFinite(data[i])) {
                throw new NonFiniteException(name, i / a.cols(), i % a.cols(), data[i]);
            }
        }
    }

    /** Two panels of one shape; {@code inPlace} says whether the second may be the first, otherwise they must not share a matrix. */
    public static void panels(String operation, Panel x, Panel y, boolean inPlace) {
        if (given("the first panel", x).rows() != given("the second panel", y).rows() || x.cols() != y.cols()) {
            throw new ShapeException("%s: the panels are %s and %s, but must have the same shape.".formatted(operation, x.shape(), y.shape()));
        }
        if (x.matrix() == y.matrix() && !(inPlace && x.from() == y.from())) {
            throw new ArgumentException(operation + ": the result is a part of the matrix that is read; give it a matrix of its own.");
        }
    }

    /** The shapes of C ← C + A·B, and a result that is no part of a factor. */
    public static void product(Panel a, Matrix b, Panel c) {
        if (given("a", a).cols() != given("b", b).rows() || given("c", c).rows() != a.rows() || c.cols() != b.cols()) {
            throw new ShapeException("addProduct: %s times %s does not go into a panel of %s.".formatted(a.shape(), shape(b), c.shape()));
        }
        if (c.matrix() == a.matrix() || c.matrix() == b) {
            throw new ArgumentException("addProduct: the result is a part of one of the factors; give it a matrix of its own.");
        }
    }

    /** Two panels of one shape, and room for a number a row. */
    public static void rowDots(Panel a, Panel b, double[] dots) {
        if (given("the first panel", a).rows() != given("the second panel", b).rows() || a.cols() != b.cols()) {
            throw new ShapeException("rowDots: the panels are %s and %s, but must have the same shape.".formatted(a.shape(), b.shape()));
        }
        perRow("rowDots", "the array for the results", given("dots", dots).length, a.rows());
    }

    /** One number, at least, for every row. */
    public static void perRow(String operation, String name, int length, int rows) {
        if (length < rows) {
            throw new ShapeException("%s: %s has %d entries for %d rows.".formatted(operation, name, length, rows));
        }
    }

    /**
     * Numbers of rows of a whole matrix, one for every row of a panel.
     *
     * @param none whether −1 is allowed, for no row
     */
    public static void rowNumbers(String operation, Matrix whole, int[] numbers, Panel panel, boolean none) {
        perRow(operation, "the array of row numbers", given("numbers", numbers).length, given("the panel", panel).rows());
        if (given("the matrix", whole).cols() != panel.cols()) {
            throw new ShapeException("%s: the matrix is %s and the panel %s, but they must have as many columns."
                    .formatted(operation, shape(whole), panel.shape()));
        }
        if (whole == panel.matrix()) {
            throw new ArgumentException(operation + ": the panel is a part of the matrix; give the result a matrix of its own.");
        }
        for (int i = 0; i < panel.rows(); i++) {
            if (numbers[i] < (none ? -1 : 0) || numbers[i] >= whole.rows()) {
                throw new ShapeException("%s: there is no row %d in a matrix of %s.".formatted(operation, numbers[i], shape(whole)));
            }
        }
    }
}
