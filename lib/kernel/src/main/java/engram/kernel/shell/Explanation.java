package engram.kernel.shell;

import engram.kernel.code.CodeError;
import engram.kernel.code.Piece;
import engram.kernel.compile.Complaint;
import engram.kernel.compile.Wrappers;
import engram.kernel.text.SimilarNames;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.QualifiedNames;

/** The compiler's complaints in one sentence, with what may have been meant. */
final class Explanation {
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(<]+)(.*)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s+(\\w+) (\\S.*)");
    private static final Pattern NO_PACKAGE = Pattern.compile("package (\\S+) does not exist");
    private static final Pattern AMBIGUOUS = Pattern.compile("reference to (\\w+) is ambiguous\\s+both \\w+ [\\w.]+(?:<[^>]*>)? in ([a-z][\\w.]*) and \\w+ [\\w.]+(?:<[^>]*>)? in ([a-z][\\w.]*) match");
    private static final Pattern ARRAY_REQUIRED = Pattern.compile("array required, but (\\S+) found");
    private static final Pattern ASSIGNED = Pattern.compile("\\s*=(?!=)");
    private static final Pattern LOSSY = Pattern.compile("possible lossy conversion from \\w+ to (\\w+)");
    private static final Pattern PLAIN = Pattern.compile("\\bjava\\.(?:lang|util)\\.(?=[A-Z])");
    private static final Pattern WRAPPER = Pattern.compile("\\$\\d+[a-z]*\\.?");
    private static final List<String> FIRST = List.of("engram.", "tech.tablesaw.", "org.knowm.xchart.", "java.util.", "java.");
    private static final long INDEX_WAIT_NS = 1_500_000_000;
    private static final int PROBLEMS = 10;

    private final Supplier<JShell> jshell;
    private final Function<String, Optional<String>> whyMissing;
    private final List<Piece> pieces;
    private final OwnNames ownNames;

    /**
     * Explains complaints about pieces of a cell.
     *
     * @param whyMissing tells of a name that was known why it is not known now
     */
    Explanation(Supplier<JShell> jshell, Function<String, Optional<String>> whyMissing, OwnNames ownNames) {
        this.jshell = jshell;
        this.whyMissing = whyMissing;
        this.pieces = ownNames.pieces();
        this.ownNames = ownNames;
    }

    /** The complaints, as errors of the cell. */
    CodeError of(List<Complaint> complaints) {
        return new CodeError(complaints.stream().sorted(Comparator.comparingInt(Complaint::place)).limit(PROBLEMS).map(this::of).distinct()
                .toList());
    }

    private CodeError.Problem of(Complaint complaint) {
        int start = complaint.place();
        int end = Math.max(start, complaint.source().place(Math.max(complaint.start(), complaint.end())));
        var message = PLAIN.matcher(Wrappers.plain(complaint.message())).replaceAll("");
        var symbol = SYMBOL.matcher(message);
        if (complaint.code().contains("cant.resolve") && symbol.find()) {
            var cell = complaint.source().cell().source();
            int named = cell.lastIndexOf(symbol.group(2), Math.max(start, end - 1));
            int at = named < start ? start : named;
            var known = whyMissing.apply(symbol.group(2));
            return new CodeError.Problem(at, Math.max(end, at + 1),
                    known.orElseGet(() -> missing(symbol, message) + meant(cell, at, symbol)));
        }
        return new CodeError.Problem(start, end, packageHint(complaint, start).or(() -> ambiguityHint(complaint))
                .or(() -> kindHint(complaint, message)).orElse(message.strip()));
    }

    /** {@code Sytem.out} is taken for a package by the compiler. */
    private Optional<String> packageHint(Complaint complaint, int at) {
        var none = NO_PACKAGE.matcher(complaint.message());
        if (!none.find() || none.group(1).contains(".")) {
            return Optional.empty();
        }
        var name = none.group(1);
        var near = SimilarNames.to(name, suggestions(at).stream().map(Explanation::name).toList()).stream()
                .filter(each -> Character.isUpperCase(name.charAt(0)) || each.equalsIgnoreCase(name)).toList();
        var importable = near.isEmpty() ? importable(name) : List.<String>of();
        return Optional.of("there is no class or variable " + name + (near.isEmpty() ? importable.isEmpty() ? ""
                : "; to use it: " + String.join(" or ", importable)
                : "; did you mean " + String.join(" or ", near) + "?"));
    }

    private static Optional<String> ambiguityHint(Complaint complaint) {
        var both = AMBIGUOUS.matcher(complaint.message());
        return !both.find() ? Optional.empty() : Optional.of("%s may be %s.%s or %s.%s; to choose: import %s.%s; or import %s.%s;".formatted(both.group(1),
                both.group(2), both.group(1), both.group(3), both.group(1), both.group(2), both.group(1), both.group(3), both.group(1)));
    }

    /** What else the compiler says in fewer words than help. */
    private static Optional<String> kindHint(Complaint complaint, String message) {
        var required = ARRAY_REQUIRED.matcher(message);
        if (required.find()) {
            var type = required.group(1);
            return Optional.of("square brackets stand behind arrays only, and this is a " + type + Habits.brackets(type));
        }
        var lossy = LOSSY.matcher(message);
        if (lossy.find()) {
            return Optional.of("%s; (%s) in front converts it all the same".formatted(message.strip(), lossy.group(1)));
        }
        return Optional.ofNullable(switch (complaint.code()) {
            case "compiler.err.sealed.class.must.have.subclasses" ->
                "a sealed type has to name its subtypes behind permits, or they have to be declared in the same cell";
            case "compiler.err.unclosed.char.lit" -> "single quotes are for one character; a text stands in double quotes";
            case "compiler.err.int.number.too.large" -> message.strip() + "; a long one needs an L behind it";
            case "compiler.err.cant.assign.val.to.var" -> message.strip().replace("static final", "final");
            default -> null;
        });
    }

    private static String missing(Matcher symbol, String message) {
        var location = LOCATION.matcher(message);
        var where = location.find() && !location.group(2).startsWith("of ") && !WRAPPER.matcher(location.group(2)).matches()
                && !Wrappers.isOfCell(location.group(2))
                ? " in " + location.group(1) + " " + WRAPPER.matcher(location.group(2)).replaceAll("") : "";
        return "there is no " + symbol.group(1) + " " + symbol.group(2) + symbol.group(3) + where;
    }

    private String meant(String cell, int at, Matcher symbol) {
        var name = symbol.group(2);
        boolean member = isMember(cell, at);
        var own = member ? Optional.<String>empty() : ownNames.meant(symbol.group(1), name);
        var behind = cell.substring(Math.min(at + name.length(), cell.length()));
        boolean assigned = !member && symbol.group(1).equals("variable") && ASSIGNED.matcher(behind).lookingAt();
        if (own.isPresent() || assigned) {
            return own.orElse("; to declare it: var " + name + " = …");
        }
        var suggestions = suggestions(at);
        if (member && suggestions.stream().anyMatch(each -> name(each).equals(name))) {
            return "; did you mean " + name + (symbol.group(1).equals("variable") ? "(…)?" : "?");
        }
        var names = suggestions.stream().map(Explanation::name).distinct().toList();
        var same = member ? Habits.among(name, names) : List.<String>of();
        var near = same.isEmpty() ? SimilarNames.to(name, names) : same;
        var importable = near.isEmpty() || symbol.group(1).equals("class") ? importableOf(symbol.group(1), name) : List.<String>of();
        if (!importable.isEmpty()) {
            return "; to use it: " + String.join(" or ", importable);
        }
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    /** Whether the name at this place stands behind a dot. */
    private static boolean isMember(String cell, int at) {
        var before = cell.substring(0, at).stripTrailing();
        return before.endsWith(".") || before.endsWith("::");
    }

    private static String name(String suggestion) {
        int bracket = suggestion.indexOf('(');
        return bracket < 0 ? suggestion : suggestion.substring(0, bracket);
    }

    private List<String> importableOf(String kind, String name) {
        return kind.equals("class") || Character.isUpperCase(name.charAt(0)) ? importable(name) : List.of();
    }

    /** What could stand at this place of the cell; methods with a bracket behind them. */
    private List<String> suggestions(int at) {
        var piece = pieces.stream().filter(each -> each.offset() <= at && at <= each.offset() + each.source().length()).findFirst();
        return piece.isEmpty() ? List.of() : jshell.get().sourceCodeAnalysis()
                .completionSuggestions(piece.get().source(), at - piece.get().offset(), new int[1]).stream()
                .map(SourceCodeAnalysis.Suggestion::continuation).toList();
    }

    /** Imports that would make the class known, the most likely first. */
    private List<String> importable(String name) {
        var analysis = jshell.get().sourceCodeAnalysis();
        QualifiedNames found = analysis.listQualifiedNames(name, name.length());
        for (long start = System.nanoTime(); !found.isUpToDate() && System.nanoTime() - start < INDEX_WAIT_NS;) {
            Thread.onSpinWait();
            found = analysis.listQualifiedNames(name, name.length());
        }
        return found.getNames().stream().filter(each -> !each.startsWith("com.sun.") && !each.startsWith("sun.")
                && !Wrappers.isOfCell(each))
                .sorted(Comparator.comparingInt(Explanation::likelihood).thenComparing(Comparator.naturalOrder()))
                .limit(3).map(each -> "import " + each + ";").toList();
    }

    private static int likelihood(String className) {
        for (int i = 0; i < FIRST.size(); i++) {
            if (className.startsWith(FIRST.get(i))) {
                return i;
            }
        }
        return FIRST.size();
    }
}
