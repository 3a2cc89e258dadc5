package engram.tensor;

/** Thrown when an input holds NaN or an infinity; names the first such entry. */
public final class NonFiniteException extends TensorException {

    private static final long serialVersionUID = 1L;

    private final int row;
    private final int col;

    /**
     * @param name the operand's name in the operation
     * @param row row of the first bad entry, counted from 0
     * @param col its column, counted from 0
     * @param value what stands there
     */
    public NonFiniteException(String name, int row, int col, float value) {
        super("Entry (%d, %d) of %s is %s, and every entry must be finite: correct it, or find what produced it."
                .formatted(row, col, name, value));
        this.row = row;
        this.col = col;
    }

    /** Row of the first bad entry, counted from 0. */
    public int row() {
        return row;
    }

    /** Column of the first bad entry, counted from 0. */
    public int col() {
        return col;
    }
}
