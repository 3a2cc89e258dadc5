package engram.cli;

import java.util.Map;

/** One output of a notebook's cell. */
sealed interface Output {

    /**
     * Text that was printed.
     *
     * @param name {@code stdout} or {@code stderr}
     * @param text all of it
     */
    record Stream(String name, String text) implements Output {
    }

    /**
     * A value that was shown.
     *
     * @param byType its forms by MIME type; a picture's is base64
     */
    record Value(Map<String, String> byType) implements Output {
    }

    /**
     * An exception that ended the cell.
     *
     * @param name its type
     * @param message its message
     */
    record Failure(String name, String message) implements Output {
    }
}
