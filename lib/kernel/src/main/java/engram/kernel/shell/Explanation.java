package engram.kernel.shell;

import engram.kernel.text.SimilarNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** The compiler's complaints in one sentence, with what may have been meant. */
final class Explanation {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(<]+)(.*)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s+(\\w+) (\\S.*)");
    private static final Pattern PLAIN = Pattern.compile("\\bjava\\.(?:lang|util)\\.(?=[A-Z])");
    private static final long INDEX_WAIT_NS = 1_500_000_000;

    private Explanation() { }

    /** The complaint about a piece of code. */
    static CodeError.Problem of(JShell jshell, Piece piece, Diag diagnostic) {
        int start = Math.clamp(diagnostic.getStartPosition(), 0, piece.source().length());
        int end = Math.clamp(diagnostic.getEndPosition(), start, piece.source().length());
        var message = PLAIN.matcher(diagnostic.getMessage(null)).replaceAll("");
        var symbol = SYMBOL.matcher(message);
        if (diagnostic.getCode().contains("cant.resolve") && symbol.find()) {
            int named = piece.source().lastIndexOf(symbol.group(2), Math.max(start, end - 1));
            int at = named < start ? start : named;
            return new CodeError.Problem(piece.offset() + at, piece.offset() + Math.max(end, at + 1),
                    missing(symbol, message) + meant(jshell, piece.source(), at, symbol));
        }
        return new CodeError.Problem(piece.offset() + start, piece.offset() + end, message.strip());
    }

    private static String missing(Matcher symbol, String message) {
        var location = LOCATION.matcher(message);
        var where = location.find() && !location.group(2).startsWith("of ") ? " in " + location.group(1) + " " + location.group(2) : "";
        return "there is no " + symbol.group(1) + " " + symbol.group(2) + symbol.group(3) + where;
    }

    private static String meant(JShell jshell, String source, int at, Matcher symbol) {
        var name = symbol.group(2);
        var near = SimilarNames.to(name, names(jshell, source, at));
        if (!near.isEmpty()) {
            return "; did you mean " + String.join(" or ", near) + "?";
        }
        var importable = symbol.group(1).equals("class") || Character.isUpperCase(name.charAt(0))
                ? importable(jshell, name) : List.<String>of();
        return importable.isEmpty() ? "" : "; to use it: " + String.join(" or ", importable);
    }

    /** What could stand at this place. */
    private static List<String> names(JShell jshell, String source, int at) {
        var names = new ArrayList<String>();
        for (var suggestion : jshell.sourceCodeAnalysis().completionSuggestions(source, at, new int[1])) {
            int bracket = suggestion.continuation().indexOf('(');
            names.add(bracket < 0 ? suggestion.continuation() : suggestion.continuation().substring(0, bracket));
        }
        return names;
    }

    /** Imports that would make the class known. */
    private static List<String> importable(JShell jshell, String name) {
        QualifiedNames found = jshell.sourceCodeAnalysis().listQualifiedNames(name, name.length());
        for (long start = System.nanoTime(); !found.isUpToDate() && System.nanoTime() - start < INDEX_WAIT_NS;) {
            Thread.onSpinWait();
            found = jshell.sourceCodeAnalysis().listQualifiedNames(name, name.length());
        }
        return found.getNames().stream().filter(each -> !each.startsWith("com.sun.") && !each.startsWith("sun."))
                .sorted().limit(3).map(each -> "import " + each + ";").toList();
    }
}
