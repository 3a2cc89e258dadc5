package engram.kernel.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of a cell that are compiled and run one after the other. As few as possible: within one, what is declared below may be
 * used above. A magic stands alone, an import begins a new one behind other code, and so does what is declared a second time.
 */
public final class Segments {
    private Segments() { }

    public static List<List<Piece>> of(List<Piece> pieces) {
        var segments = new ArrayList<List<Piece>>();
        var segment = new ArrayList<Piece>();
        var declared = new HashSet<String>();
        boolean alone = false;
        for (var piece : pieces) {
            var names = declaredBy(piece);
            boolean importsBehindCode = piece.form() == Form.IMPORT && segment.stream().anyMatch(each -> each.form() != Form.IMPORT);
            if (!segment.isEmpty() && (alone || standsAlone(piece) || importsBehindCode || names.stream().anyMatch(declared::contains))) {
                segments.add(List.copyOf(segment));
                segment.clear();
                declared.clear();
            }
            segment.add(piece);
            declared.addAll(names);
            alone = standsAlone(piece);
        }
        if (!segment.isEmpty()) {
            segments.add(List.copyOf(segment));
        }
        return segments;
    }

    private static boolean standsAlone(Piece piece) {
        return piece.form() == Form.MAGIC || piece.form() == Form.PACKAGE || piece.magic();
    }

    /** What a piece declares, well enough to see a second declaration of it. */
    private static Set<String> declaredBy(Piece piece) {
        var names = new HashSet<String>();
        var words = new Words(piece.source());
        Form.skipModifiers(words);
        switch (piece.form()) {
            case TYPE -> {
                for (var word = words.next(); !word.isEmpty(); word = words.next()) {
                    if (Words.isName(word) && !Set.of("class", "interface", "enum", "record").contains(word)) {
                        names.add("type " + word);
                        break;
                    }
                }
            }
            case METHOD -> names.add("method " + signature(words));
            case VARIABLE -> variables(words, names);
            default -> { }
        }
        return names;
    }

    /** The name and the parameters as they are written, without blanks. */
    private static String signature(Words words) {
        var signature = new StringBuilder();
        var before = "";
        for (var word = words.next(); !word.isEmpty() && !word.equals("{") && !word.equals(";"); word = words.next()) {
            if (word.equals("(") && signature.isEmpty()) {
                signature.append(before);
            }
            if (!signature.isEmpty()) {
                // the name of a parameter is left out: its type says which method it is
                boolean isParameter = Words.isName(word) && (Words.isName(before) && !before.equals("final") || before.equals(">")
                        || before.equals("]"));
                signature.append(isParameter || word.equals("final") ? "" : word);
            }
            if (word.equals(")")) {
                break;
            }
            before = word;
        }
        return signature.toString();
    }

    /** Every name in front of an equals sign, a comma, a semicolon or a bracket, outside of brackets. */
    private static void variables(Words words, Set<String> names) {
        var before = "";
        boolean initial = false;
        int depth = 0;
        for (var word = words.next(); !word.isEmpty(); word = words.next()) {
            if (depth == 0 && !initial && Words.isName(before) && (word.equals("=") || word.equals(",") || word.equals(";"))) {
                names.add("variable " + before);
            }
            depth += switch (word) {
                case "(", "[", "{", "<" -> 1;
                case ")", "]", "}", ">" -> -1;
                default -> 0;
            };
            initial = depth > 0 ? initial : word.equals("=") || initial && !word.equals(",");
            before = word;
        }
    }
}
