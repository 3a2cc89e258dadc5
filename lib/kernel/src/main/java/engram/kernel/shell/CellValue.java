package engram.kernel.shell;

/** Where a cell ends with an expression, its value. */
public final class CellValue {
    private CellValue() { }

    /** A value to show, null included. */
    public record Shown(Object value) { }
}
