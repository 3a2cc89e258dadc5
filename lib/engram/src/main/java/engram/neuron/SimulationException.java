package engram.neuron;

/** A simulation went astray: a variable is no number any more, or beyond all measure. */
public final class SimulationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Run before;

    SimulationException(String message, Run before) {
        super(message);
        this.before = before;
    }

    /** What monitors kept until then. Its last state is that in which the variable was found. */
    public Run before() { return before; }
}
