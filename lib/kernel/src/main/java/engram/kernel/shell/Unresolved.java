package engram.kernel.shell;

import java.util.List;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** Says of declarations that JShell accepts although something in them is undefined, what is missing. */
final class Unresolved {
    private Unresolved() { }

    /** One sentence for every declaration that cannot be used yet. */
    static List<String> notes(JShell jshell, List<Snippet> declared) {
        return declared.stream()
                .filter(snippet -> snippet instanceof DeclarationSnippet)
                .map(snippet -> (DeclarationSnippet) snippet)
                .filter(snippet -> isWaiting(jshell.status(snippet)))
                .map(snippet -> note(jshell, snippet))
                .toList();
    }

    /** Why a declaration cannot be used. */
    static String reason(JShell jshell, DeclarationSnippet snippet) {
        return note(jshell, snippet);
    }

    private static boolean isWaiting(Snippet.Status status) {
        return status == Snippet.Status.RECOVERABLE_DEFINED || status == Snippet.Status.RECOVERABLE_NOT_DEFINED;
    }

    private static String note(JShell jshell, DeclarationSnippet snippet) {
        var missing = jshell.unresolvedDependencies(snippet).toList();
        return kind(snippet) + " " + snippet.name() + " cannot be used until "
                + (missing.isEmpty() ? "its errors are mended" : String.join(" and ", missing) + " is declared");
    }

    private static String kind(DeclarationSnippet snippet) {
        return switch (snippet) {
            case MethodSnippet _ -> "method";
            case TypeDeclSnippet _ -> "type";
            case VarSnippet _ -> "variable";
            default -> "declaration";
        };
    }
}
