package engram.kernel.code;

import engram.kernel.magic.MagicLine;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A magic whose value is kept, as in {@code List<String> added = %jars lib/*.jar}: Java once its call is written out. */
public final class AssignedMagic {
    private static final Pattern LINE = Pattern.compile("(\\w[\\w.<>\\[\\], \\t]*=)[ \\t]*(%[A-Za-z][^\\n]*)");

    private AssignedMagic() { }

    /** The piece that starts here, where it is such a line. */
    public static Optional<Piece> at(String cell, int start) {
        var line = LINE.matcher(cell).region(start, cell.length());
        if (!line.lookingAt()) {
            return Optional.empty();
        }
        var magic = MagicLine.of(line.group(2).replaceFirst(";\\s*$", ""));
        var arguments = magic.arguments().stream().map(AssignedMagic::literal).collect(Collectors.joining(", "));
        var source = line.group(1) + " lineMagic(" + literal(magic.name()) + ", java.util.List.of(" + arguments + "));";
        return Optional.of(new Piece(source, start, Form.of(source), true));
    }

    /** Where the line that starts here ends. */
    public static int end(String cell, int start) {
        int line = cell.indexOf('\n', start);
        return line < 0 ? cell.length() : line;
    }

    private static String literal(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
