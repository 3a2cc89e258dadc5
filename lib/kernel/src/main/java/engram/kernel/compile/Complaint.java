package engram.kernel.compile;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the compiler says against a file. */
public record Complaint(Source source, int start, int end, String code, String message) {

    /**
     * What is not there.
     *
     * @param name its name
     * @param told what it would be, as in {@code method f(int)}
     */
    public record Missing(String name, String told) { }

    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+) ([^\\s(<]+)(.*)");
    private static final Pattern LOCATION = Pattern.compile("location:\\s+(\\w+ \\S.*)");
    private static final Pattern NO_PACKAGE = Pattern.compile("package (\\S+) does not exist");

    /** Where in the cell. */
    public int place() {
        return source.place(start);
    }

    /** In one line, with the names that stand in the cell. */
    public String told() {
        var symbol = SYMBOL.matcher(message);
        var location = LOCATION.matcher(message);
        var text = symbol.find() && location.find() ? "there is no " + symbol.group(1) + " " + symbol.group(2) + symbol.group(3) + " in "
                + location.group(1) : message;
        return Wrappers.plain(text).strip().replaceAll("\\s*\\n\\s*", " ");
    }

    /**
     * Whether it misses a member of something; else what the cells themselves would have to declare.
     *
     * @param own the declaration that it stands in
     */
    public boolean isOfAnother(String own) {
        var location = LOCATION.matcher(message);
        if (!location.find()) {
            return false;
        }
        var where = Wrappers.plain(location.group(1) + ".").replaceFirst("^(class|interface|enum) ", "").replaceFirst("<.*", ".");
        return location.group(1).startsWith("variable ") || !where.matches("\\.?|" + Pattern.quote(own) + "\\..*|\\$\\d+[a-z]*\\.");
    }

    /** What it misses, where that is what it is about. */
    public Optional<Missing> missing() {
        var symbol = SYMBOL.matcher(Wrappers.plain(message));
        if (symbol.find()) {
            return Optional.of(new Missing(symbol.group(2), symbol.group(1) + " " + symbol.group(2) + symbol.group(3)));
        }
        var none = NO_PACKAGE.matcher(message);
        return none.find() ? Optional.of(new Missing(none.group(1), "package " + none.group(1))) : Optional.empty();
    }
}
