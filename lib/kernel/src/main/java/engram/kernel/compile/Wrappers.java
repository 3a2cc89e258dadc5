package engram.kernel.compile;

import java.util.regex.Pattern;

/**
 * Names of the classes that are made around what cells declare: {@code REPL.$12b} holds one declaration of the twelfth unit, and
 * {@code REPL.$12} what that unit runs. A class that a cell has declared is called {@code REPL.$12b$Counter}.
 */
public final class Wrappers {
    /** The package of the classes that are made of cells. */
    public static final String PACKAGE = "REPL";
    /** The method that runs what a cell runs. */
    public static final String RUN = "$run$";
    /** The field that counts the variables whose declaration was reached. */
    public static final String REACHED = "$reached$";

    private static final String PREFIX = PACKAGE + ".";
    private static final Pattern WRAPPER = Pattern.compile("(?<![\\w.$&&[^L]])" + PACKAGE + "[./]\\$\\d+[a-z]*[.$]");
    private static final Pattern IN_WRAPPER = Pattern.compile(" in (?:class )?" + PACKAGE + "\\.\\$\\d+[a-z]*(?![\\w.$])");
    private static final Pattern WHERE_LOADED = Pattern.compile(" \\([^()]* (?:is|are) in (?:unnamed )?module [^()]*\\)");

    private static final Pattern NAMELESS = Pattern.compile("because \"<local\\d+>\" is null");
    private static final Pattern FORMER = Pattern.compile("(?:class |Cannot cast )(\\S+) (?:cannot be cast to class|to) \\1$");

    private Wrappers() { }

    /** The full name of a class in a wrapper, or of the wrapper itself. */
    public static String qualified(String name) {
        return PREFIX + name;
    }

    /** Whether a class is made of a cell. */
    public static boolean isOfCell(String className) {
        return className.startsWith(PREFIX);
    }

    /** The simple name of the outermost class around a class of a cell. */
    public static String of(String className) {
        int start = PREFIX.length();
        int end = className.indexOf('$', start + 1);
        return className.substring(start, end < 0 ? className.length() : end);
    }

    /** A message of the JVM or of the compiler, with the names that stand in the cell. */
    public static String plain(String message) {
        var placed = NAMELESS.matcher(IN_WRAPPER.matcher(WHERE_LOADED.matcher(message).replaceAll("")).replaceAll("")).replaceAll("because the value is null");
        return FORMER.matcher(WRAPPER.matcher(placed).replaceAll("")).replaceAll("$0: the object is of the $1 that was declared before");
    }

    /** A text that cells print, with the names of their classes and variables as they stand in the cell. */
    public static String named(String text) {
        return text.contains(PACKAGE + ".$") ? WRAPPER.matcher(text).replaceAll("") : text;
    }
}
