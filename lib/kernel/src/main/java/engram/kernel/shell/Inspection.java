package engram.kernel.shell;

import java.util.ArrayList;
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
    static List<Inspection> of(JShell jshell, LibrarySources sources, String code, int cursor) {
        var analysis = jshell.sourceCodeAnalysis();
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        boolean onName = end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1));
        var found = new ArrayList<Documentation>();
        if (onName) {
            found.addAll(documentation(analysis, code.substring(0, end) + "("));   // a method, told by its name only
            var name = nameBefore(code, end);
            found.removeIf(each -> !isCallOf(each, name));
        }
        if (found.isEmpty()) {
            found.addAll(documentation(analysis, code.substring(0, onName ? end : cursor)));
        }
        return found.stream().map(each -> inspection(analysis, sources, each)).distinct().toList();
    }

    private static List<Documentation> documentation(SourceCodeAnalysis analysis, String code) {
        return analysis.documentation(code, code.length(), true);
    }

    private static String nameBefore(String code, int end) {
        int start = end;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        return code.substring(start, end);
    }

    private static boolean isCallOf(Documentation documentation, String name) {
        var before = documentation.signature().split("\\(", 2)[0].replaceAll("<.*?>", "");
        return before.equals(name) || before.endsWith("." + name) || before.endsWith(" " + name);
    }

    private static Inspection inspection(SourceCodeAnalysis analysis, LibrarySources sources, Documentation found) {
        var signature = signature(found.signature());
        var comment = Optional.ofNullable(found.javadoc()).filter(text -> !text.isBlank())
                .or(() -> sources.comment(found.signature(), type -> qualified(analysis, type)));
        return new Inspection(signature, comment.map(JavadocText::of).orElse(""));
    }

    /** JShell writes a variable as {@code name:type}. */
    private static String signature(String found) {
        var told = Traces.plain(found);
        int colon = told.indexOf(':');
        return colon < 0 ? told : told.substring(colon + 1).replace("java.lang.", "") + " " + told.substring(0, colon);
    }

    private static String qualified(SourceCodeAnalysis analysis, String type) {
        return analysis.documentation(type, type.length(), false).stream().map(Documentation::signature).findFirst().orElse(type);
    }
}
