package engram.data;

import java.util.Objects;

/** Why data can't be had in one way; another may be tried. The message is a clause: it stands within a sentence for people. */
final class NoDataException extends Exception {
    private static final long serialVersionUID = 1;

    private static final int LONGEST = 200;

    NoDataException(String clause) { super(clause); }

    /** What another program or library has said, so that it can stand within a sentence: its first line, of a readable length. */
    static String clause(String message) {
        String line = Objects.requireNonNullElse(message, "").lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "")
                .replaceAll("[.!?](?=\\s)", ";").replaceFirst("[.!?;:\\s]+$", "");
        if (line.isEmpty()) return "without a reason";
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }
}
