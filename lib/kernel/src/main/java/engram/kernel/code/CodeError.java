package engram.kernel.code;

import java.util.List;
import java.util.Optional;

/** Code that does not compile. */
public final class CodeError extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * One complaint of the compiler.
     *
     * @param start   first character of what is wrong, counted from the start of the cell
     * @param end     the character behind it
     * @param message what is wrong
     */
    public record Problem(int start, int end, String message) { }

    private final transient List<Problem> problems;
    private transient Optional<Cell> place = Optional.empty();

    public CodeError(List<Problem> problems) {
        super(problems.isEmpty() ? "the code does not compile" : problems.getFirst().message());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }

    /** The code, where it is not that of the cell itself but of something that the cell has loaded. */
    public Optional<Cell> place() {
        return place;
    }

    public CodeError in(Cell loaded) {
        place = place.or(() -> Optional.of(loaded));
        return this;
    }
}
