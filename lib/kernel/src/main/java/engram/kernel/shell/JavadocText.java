package engram.kernel.shell;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Documentation comments as plain text. */
final class JavadocText {
    /** Braces within braces, three deep. */
    private static final String BRACED = "(?:[^{}]|\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*})*})*})*";
    private static final Pattern CODE = Pattern.compile("\\{@(?:code|literal|snippet|systemProperty)\\s+(" + BRACED + ")}");
    private static final Pattern LINK = Pattern.compile("\\{@(?:link|linkplain|value)\\s+([^\\s}(]+(?:\\([^)]*\\))?)(?:\\s+([^}]+))?}");
    private static final Pattern TAG = Pattern.compile("(?m)^\\s*@(\\w+)\\s+");
    private static final Pattern HTML = Pattern.compile("</?[a-zA-Z][^>]*>");

    private JavadocText() { }

    static String of(String comment) {
        var plain = comment.replaceAll("(?m)^ ", "").replaceAll("(@param\\s+)<(\\w+)>", "$1$2");
        var text = CODE.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
        text = LINK.matcher(text).replaceAll(match -> Matcher.quoteReplacement(
                match.group(2) != null ? match.group(2) : match.group(1).replaceFirst("^#", "").replace('#', '.')));
        text = text.replaceAll("\\{@(?:inheritDoc|index|return)\\s*([^}]*)}", "$1");
        text = text.replaceAll("(?i)<li>", "\n  - ").replaceAll("(?i)<(p|br|pre|ul|ol|blockquote|table|tr)[^>]*>", "\n");
        text = HTML.matcher(text).replaceAll("");
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", " ").replace("&amp;", "&");
        text = TAG.matcher(text).replaceAll(match -> "\n" + heading(match.group(1)));
        return text.replaceAll("[ \t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    }

    private static String heading(String tag) {
        return switch (tag) {
            case "param" -> "Parameter ";
            case "return", "returns" -> "Returns ";
            case "throws", "exception" -> "Throws ";
            case "see" -> "See ";
            case "since" -> "Since ";
            default -> tag + " ";
        };
    }
}
