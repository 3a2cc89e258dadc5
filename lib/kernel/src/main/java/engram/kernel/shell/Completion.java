package engram.kernel.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.VarSnippet;

/**
 * How a word that is being typed may go on.
 *
 * @param start   where the word starts in the code
 * @param choices ways to complete it, those that fit the expected type first
 */
public record Completion(int start, List<Choice> choices) {

    /**
     * One way to complete a word.
     *
     * @param text      the word in full
     * @param kind      {@code function}, {@code class}, {@code instance}, {@code keyword}, {@code module} or {@code magic}
     * @param signature parameters and type, where they are known
     */
    public record Choice(String text, String kind, String signature) { }

    private static final long BUDGET_NS = 150_000_000;
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch", "char",
            "class", "continue", "default", "do", "double", "else", "enum", "extends", "final", "finally", "float", "for", "if",
            "implements", "import", "instanceof", "int", "interface", "long", "native", "new", "null", "package", "private", "protected",
            "public", "record", "return", "sealed", "short", "static", "super", "switch", "synchronized", "this", "throw", "throws",
            "transient", "true", "false", "try", "var", "void", "volatile", "while", "yield");

    static Completion of(JShell jshell, String code, int cursor) {
        int[] anchor = {cursor};
        var best = new LinkedHashMap<String, Suggestion>();
        jshell.sourceCodeAnalysis().completionSuggestions(code, cursor, anchor).stream()
                .sorted(Comparator.comparing(Suggestion::matchesType).reversed().thenComparing(Suggestion::continuation))
                .forEach(suggestion -> best.putIfAbsent(suggestion.continuation(), suggestion));
        var choices = new ArrayList<Choice>();
        var prefix = code.substring(0, anchor[0]);
        long deadline = System.nanoTime() + BUDGET_NS;
        for (var text : best.keySet()) {
            choices.add(choice(jshell, prefix, text, System.nanoTime() < deadline));
        }
        return new Completion(anchor[0], choices);
    }

    private static Choice choice(JShell jshell, String prefix, String text, boolean inDetail) {
        int bracket = text.indexOf('(');
        if (bracket > 0 && !prefix.stripTrailing().endsWith("new")) {
            return new Choice(text, "function", inDetail ? signature(jshell.sourceCodeAnalysis(), prefix + text.substring(0, bracket + 1)) : "");
        }
        var variable = jshell.variables().filter(each -> each.name().equals(text)).map(VarSnippet::typeName).findFirst();
        if (variable.isPresent() && !prefix.stripTrailing().endsWith(".")) {
            return new Choice(text, "instance", variable.get());
        }
        if (KEYWORDS.contains(text)) {
            return new Choice(text, "keyword", "");
        }
        boolean type = bracket > 0 || Character.isUpperCase(text.charAt(0)) && !text.equals(text.toUpperCase());
        boolean packageName = prefix.stripTrailing().endsWith(".") && prefix.stripLeading().startsWith("import");
        return new Choice(text, type ? "class" : packageName ? "module" : "instance", "");
    }

    private static String signature(SourceCodeAnalysis analysis, String call) {
        return String.join("\n", analysis.documentation(call, call.length(), false).stream()
                .map(SourceCodeAnalysis.Documentation::signature).distinct().toList());
    }
}
