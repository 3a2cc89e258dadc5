package engram.kernel.shell;

import java.util.Optional;

/**
 * Where a cell leaves the value of its last expression. The expression is run as the argument of {@link #show}, because JShell
 * compiles a statement once where it compiles an expression four times.
 */
public final class CellValue {
    private static final ThreadLocal<Optional<Shown>> VALUE = ThreadLocal.withInitial(Optional::empty);

    /** A value to show, null included. */
    public record Shown(Object value) { }

    private CellValue() { }

    /** Keeps the value for the kernel, which asks for it on the same thread. */
    public static void show(Object value) {
        VALUE.set(Optional.of(new Shown(value)));
    }

    /** The value that was kept, once. */
    static Optional<Shown> take() {
        var value = VALUE.get();
        VALUE.remove();
        return value;
    }
}
