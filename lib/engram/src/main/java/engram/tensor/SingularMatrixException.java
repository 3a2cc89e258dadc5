package engram.tensor;

/** Thrown when a matrix has no inverse, exactly or as far as float32 can tell. */
public final class SingularMatrixException extends TensorException {

    private static final long serialVersionUID = 1L;

    private final double reciprocalCondition;

    /**
     * @param message what was found, and what to use instead
     * @param reciprocalCondition 1/(‖A‖₁·‖A⁻¹‖₁), estimated; 0 for an exactly singular matrix
     */
    public SingularMatrixException(String message, double reciprocalCondition) {
        super(message);
        this.reciprocalCondition = reciprocalCondition;
    }

    /** 1/(‖A‖₁·‖A⁻¹‖₁), estimated; 0 for an exactly singular matrix. */
    public double reciprocalCondition() {
        return reciprocalCondition;
    }
}
