package engram.tensor;

import static engram.argument.Given.given;

/**
 * A part of a matrix: its first rows, and columns that lie side by side. Operations on a batch of samples, a row each, read and write panels, so that
 * a batch may become smaller, and a layer be a part of a state, without a copy.
 *
 * @param matrix whose part it is
 * @param rows   how many, from the first on
 * @param from   the first column
 * @param cols   how many columns
 */
public record Panel(Matrix matrix, int rows, int from, int cols) {

    /** @throws ShapeException if it does not lie within the matrix */
    public Panel {
        if (rows < 0 || from < 0 || cols < 0 || rows > given("matrix", matrix).rows() || from > matrix.cols() - cols) {
            throw new ShapeException("%d rows and the columns from %d on, %d of them, do not lie within a matrix of %s."
                    .formatted(rows, from, cols, matrix == null ? "nothing" : Check.shape(matrix)));
        }
    }

    /** All of a matrix. */
    public static Panel of(Matrix matrix) {
        return of(given("matrix", matrix), matrix.rows());
    }

    /** The first rows of a matrix. */
    public static Panel of(Matrix matrix, int rows) {
        return new Panel(matrix, rows, 0, given("matrix", matrix).cols());
    }

    /** Whether rows follow one another without a gap. */
    boolean isWhole() {
        return cols == matrix.cols();
    }

    /** Where a row begins among the entries. */
    int at(int row) {
        return row * matrix.cols() + from;
    }

    String shape() {
        return rows + " × " + cols;
    }
}
