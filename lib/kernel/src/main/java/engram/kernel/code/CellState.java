package engram.kernel.code;

/**
 * Whether a cell that is being typed can be run.
 *
 * @param status {@code complete}, {@code incomplete} or {@code invalid}
 * @param indent blanks with which the next line starts where it is incomplete
 */
public record CellState(String status, String indent) {
    private static final String STEP = "    ";
    private static final CellState COMPLETE = new CellState("complete", "");
    private static final CellState INVALID = new CellState("invalid", "");

    /** The state of the code of a cell. */
    public static CellState of(String code) {
        var bare = code.stripLeading();
        return bare.startsWith("%%") ? ofMagic(bare) : ofJava(code);
    }

    /** A magic takes the rest of the cell, whatever that is: only an empty line says that it ends there. */
    private static CellState ofMagic(String code) {
        int line = code.indexOf('\n');
        if (line < 0 || !code.substring(code.lastIndexOf('\n')).isBlank()) {
            return new CellState("incomplete", "");
        }
        var body = code.startsWith("%%time") ? ofJava(code.substring(line)) : COMPLETE;
        return body.status.equals("incomplete") ? body : COMPLETE;
    }

    private static CellState ofJava(String code) {
        try {
            var pieces = TypedCode.pieces(code);
            for (var piece : pieces) {
                var fit = JavaSyntax.of(piece);
                if (fit != JavaSyntax.Fit.COMPLETE) {
                    boolean last = piece.equals(pieces.getLast());
                    return last && fit == JavaSyntax.Fit.BREAKS_OFF ? new CellState("incomplete", STEP) : INVALID;
                }
            }
            return COMPLETE;
        } catch (TypedWords.Wrong wrong) {
            return INVALID;
        } catch (TypedWords.BreaksOff early) {
            return new CellState("incomplete", STEP.repeat(early.indent));
        }
    }
}
