package engram.kernel.shell;

/**
 * Whether a cell that is being typed can be run.
 *
 * @param status {@code complete}, {@code incomplete} or {@code invalid}
 * @param indent blanks with which the next line starts where it is incomplete
 */
public record CellState(String status, String indent) {
    private static final String STEP = "    ";

    /** The state of the code of a cell. */
    public static CellState of(String code) {
        var words = new Words(code);
        int depth = 0;
        for (var word = words.next(); !word.isEmpty(); word = words.next()) {
            switch (word) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                default -> { }
            }
            if (depth < 0) {
                return new CellState("invalid", "");
            }
        }
        try {
            Splitter.split(code);
            return new CellState("complete", "");
        } catch (CodeError unfinished) {
            return words.isOpen() && !code.contains("\"\"\"") && !code.contains("/*") ? new CellState("invalid", "")
                    : new CellState("incomplete", STEP.repeat(depth == 0 && !words.isOpen() ? 1 : depth));
        }
    }
}
