package engram.kernel.shell;

/** Colours that can be read on a light and on a dark page. */
final class Ansi {
    private static final String RESET = "\u001B[0m";

    private Ansi() { }

    static String error(String text) {
        return "\u001B[1;31m" + text + RESET;
    }

    static String place(String text) {
        return "\u001B[36m" + text + RESET;
    }

    static String mark(String text) {
        return "\u001B[1m" + text + RESET;
    }
}
