package engram.kernel.display;

import java.util.Optional;

/** What values say of themselves by {@code toString()}, and what stands for those that don't. */
final class Said {
    private Said() { }

    /** The text of a value, not longer than there is room; its class, number and the reason where it gives none. */
    static String of(Guard guard, Object value, int room) {
        try {
            return guard.ask(value, () -> Optional.ofNullable(value.toString()).map(said -> Cut.beginning(said, room)))
                    .map(said -> named(value, said))
                    .orElseGet(() -> nothing(value, "its toString() returned null"));
        } catch (NoAnswer reason) {
            return nothing(value, "its toString() " + reason.getMessage());
        }
    }

    /** A value's text with the names of classes as their authors know them. */
    private static String named(Object value, String said) {
        var type = value.getClass();
        if (ClassNames.isNamed(type) || !author(value).equals("java.lang.Object")) {
            return ClassNames.clean(said);
        }
        int number = type.isHidden() ? -1 : said.lastIndexOf('@');
        return ClassNames.of(type) + (number < 0 ? "" : said.substring(number));
    }

    /** What stands in the place of a value that does not say what it is. */
    static String nothing(Object value, String reason) {
        return ClassNames.identity(value) + " (" + reason + ")";
    }

    /** Whether the JDK says how values of the class are written. */
    static boolean byJdk(Object value) {
        return author(value).startsWith("java.");
    }

    /** Whether the value's class is written in a cell, but does not say how its values are written. */
    static boolean isOfCell(Object value) {
        var type = value.getClass();
        return ClassNames.isOfCell(type) && !type.isHidden() && byJdk(value);
    }

    /** The class that has the {@code toString()} of the value, empty where the JVM cannot tell. */
    private static String author(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass().getName();
        } catch (NoSuchMethodException | LinkageError unknown) {
            return "";
        }
    }
}
