package engram.kernel.display;

import engram.kernel.run.Traces;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of classes as their authors know them, without what compilers and the JVM add to those of cells, lambdas and arrays. */
final class ClassNames {
    private static final int LONGEST = 300;

    /** The class that holds the code of a cell: what stands in front of the names of the cell's own classes. */
    private static final String CELL = "REPL\\.\\$\\w+";
    private static final String PART = "[\\p{javaJavaIdentifierPart}.]";
    private static final Pattern LAMBDA = Pattern.compile(
            "(?<!" + PART + ")" + PART + "+\\$\\$Lambda(?:/0x\\p{XDigit}+)?(?:@\\p{XDigit}+)?");
    private static final Pattern ANONYMOUS = Pattern.compile(CELL + "\\$\\d+(?=@)");
    private static final Pattern ARRAY = Pattern.compile("(\\[+)L(" + CELL + PART + "*);");
    private static final Pattern PREFIX = Pattern.compile(CELL + "[.$]\\d*(?=\\p{javaJavaIdentifierStart})");

    private ClassNames() { }

    /** A text in which names of classes of cells may occur, with these names as the cells have them. */
    static String clean(String text) {
        var named = Traces.printed(text);
        var plain = named.contains("$$Lambda") ? LAMBDA.matcher(named).replaceAll("a lambda") : named;
        if (!plain.contains("REPL.$")) {
            return plain;
        }
        plain = ANONYMOUS.matcher(plain).replaceAll("an anonymous object");
        plain = ARRAY.matcher(plain).replaceAll(
                array -> Matcher.quoteReplacement(array.group(2) + "[]".repeat(array.group(1).length())));
        return PREFIX.matcher(plain).replaceAll("");
    }

    /** The name of a class; of a class without one, what it is. */
    static String of(Class<?> type) {
        if (type.isArray()) {
            return of(type.componentType()) + "[]";
        }
        if (isLambda(type)) {
            return "a lambda (" + simple(parent(type)) + ")";
        }
        if (type.getSuperclass() != null && type.getSuperclass().isEnum()) {
            return of(type.getSuperclass());
        }
        return isAnonymous(type) ? "an anonymous " + simple(parent(type)) : clean(type.getName());
    }

    /** Whether a class has a name by which somebody knows it. */
    static boolean isNamed(Class<?> type) {
        return !isLambda(type) && !isAnonymous(type);
    }

    /** Whether a class is written in a cell. */
    static boolean isOfCell(Class<?> type) {
        return type.getName().startsWith("REPL.$");
    }

    /** What distinguishes a value that cannot be shown otherwise: its class, and a number as {@link Object#toString} has it. */
    static String identity(Object value) {
        return of(value.getClass()) + "@" + Integer.toHexString(System.identityHashCode(value));
    }

    /** An exception's name and message. */
    static String failure(Throwable thrown) {
        var name = simple(thrown.getClass());
        try {
            var message = thrown.getMessage();
            return message == null ? name : name + ": " + clean(Cut.of(message, LONGEST));
        } catch (RuntimeException | Error again) {
            return name;
        }
    }

    private static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.getName().contains("$$Lambda");
    }

    private static boolean isAnonymous(Class<?> type) {
        var name = type.getName();
        int mark = name.lastIndexOf('$');
        return mark >= 0 && mark + 1 < name.length() && name.chars().skip(mark + 1).allMatch(Character::isDigit);
    }

    private static Class<?> parent(Class<?> type) {
        return type.getInterfaces().length > 0 ? type.getInterfaces()[0] : type.getSuperclass();
    }

    private static String simple(Class<?> type) {
        var name = clean(type.getName());
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
