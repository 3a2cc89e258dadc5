package engram.kernel.shell;

import engram.kernel.code.Cell;
import java.util.ArrayList;
import java.util.List;

/** A few lines of a cell around the one that matters, which carries an arrow. */
final class Excerpt {
    private static final int AROUND = 2;

    private Excerpt() { }

    /** The lines around {@code line}, counted from 1; an underline from {@code column} of {@code width} where width > 0. */
    static List<String> of(Cell cell, int line, int column, int width) {
        var lines = cell.source().lines().toList();
        var excerpt = new ArrayList<String>();
        for (int i = Math.max(1, line - AROUND); i <= Math.min(lines.size(), line + AROUND); i++) {
            var text = "%s %3d | %s".formatted(i == line ? "-->" : "   ", i, lines.get(i - 1));
            excerpt.add(i == line ? Ansi.mark(text) : text);
            if (i == line && width > 0) {
                excerpt.add("        | " + " ".repeat(Math.max(0, column - 1)) + Ansi.error("^".repeat(width)));
            }
        }
        return excerpt;
    }
}
