package engram.kernel.shell;

import engram.kernel.code.Words;
import engram.kernel.compile.Wrappers;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;

/**
 * What there is to know of a name.
 *
 * @param signature     types and parameters
 * @param documentation Javadoc as plain text, empty where there is none at hand
 */
public record Inspection(String signature, String documentation) {

    /** Everything that the name at the cursor, or the call around it, may mean. */
    static List<Inspection> of(JShell jshell, LibrarySources sources, CellSources cells, String code, int cursor) {
        var analysis = jshell.sourceCodeAnalysis();
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        var found = name(analysis, code.substring(0, end));
        boolean behindCall = found.isEmpty() && cursor > 0 && code.charAt(cursor - 1) == ')';
        int inside = behindCall ? cursor - 1 : cursor;
        for (int bracket = openBracket(code, inside); found.isEmpty() && bracket >= 0; bracket = openBracket(code, bracket)) {
            found = call(analysis, code.substring(0, bracket), code.substring(bracket, inside));
        }
        return found.stream().map(each -> inspection(analysis, sources, cells, each)).distinct().toList();
    }

    /** What the name that the code ends with may mean: a method, told by its name only, or a type or variable. */
    private static List<Documentation> name(SourceCodeAnalysis analysis, String code) {
        int start = code.length();
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        var name = code.substring(start);
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return List.of();
        }
        var methods = documentation(analysis, code + "(").stream().filter(each -> signature(each).isOf(name)).toList();
        return methods.isEmpty() ? documentation(analysis, code) : methods;
    }

    /** The methods that a call may mean: those that its arguments fit so far, else all of the name, else the type that is made. */
    private static List<Documentation> call(SourceCodeAnalysis analysis, String callee, String arguments) {
        var fitting = documentation(analysis, callee + arguments);
        var named = fitting.isEmpty() ? documentation(analysis, callee + "(") : fitting;
        return named.isEmpty() ? documentation(analysis, callee.stripTrailing()) : named;
    }

    /** The innermost bracket of a call that is open at the position, or −1; a brace within it ends what belongs to the call. */
    private static int openBracket(String code, int position) {
        var open = new ArrayDeque<Integer>();
        var words = new Words(code.substring(0, position));
        for (var word = words.next(); !word.isEmpty(); word = words.next()) {
            switch (word) {
                case "(" -> open.push(words.position() - 1);
                case "{" -> open.push(-1);
                case ")", "}" -> open.poll();
                default -> { }
            }
        }
        return open.isEmpty() ? -1 : open.pop();
    }

    private static List<Documentation> documentation(SourceCodeAnalysis analysis, String code) {
        return analysis.documentation(code, code.length(), true);
    }

    private static Inspection inspection(SourceCodeAnalysis analysis, LibrarySources sources, CellSources cells,
            Documentation found) {
        var signature = signature(found);
        var comment = Optional.ofNullable(found.javadoc()).filter(text -> !text.isBlank())
                .or(() -> cells.comment(signature)).or(() -> sources.comment(signature, type -> qualified(analysis, type)));
        return new Inspection(signature.written(), comment.map(JavadocText::of).orElse(""));
    }

    /** With the names that stand in the cells. */
    private static Signature signature(Documentation found) {
        return new Signature(Wrappers.plain(found.signature()));
    }

    private static String qualified(SourceCodeAnalysis analysis, String type) {
        return analysis.documentation(type, type.length(), false).stream().map(found -> signature(found).type())
                .findFirst().orElse(type);
    }
}
