package engram.kernel.display;

/**
 * How much a cell may print. A burst passes, and a steady amount after it; what is beyond is counted, and its end is kept.
 * Neither a browser nor a notebook file can take what a loop prints in a few seconds.
 */
final class Flood {
    private static final int BURST = 1 << 18;
    private static final int PER_SECOND = 1 << 16;
    private static final int MOST = 1 << 22;
    private static final int END = 1000;

    private final StringBuilder end = new StringBuilder();
    private double allowed;
    private long passed;
    private long droppedLines;
    private long droppedCharacters;
    private long time;

    Flood() {
        restart();
    }

    /** A new cell starts. */
    void restart() {
        allowed = BURST;
        passed = 0;
        time = System.nanoTime();
        forget();
    }

    private void forget() {
        droppedLines = 0;
        droppedCharacters = 0;
        end.setLength(0);
    }

    /** Whether a text may pass; one that may not is counted. */
    boolean passes(CharSequence text) {
        if (droppedCharacters == 0 && allowed >= text.length() && passed < MOST) {
            allowed -= text.length();
            passed += text.length();
            return true;
        }
        drop(text);
        return false;
    }

    /** Whether text has been stopped that is not accounted for. */
    boolean isDropping() {
        return droppedCharacters > 0;
    }

    private void drop(CharSequence text) {
        droppedCharacters += text.length();
        for (int i = 0; i < text.length(); i++) {
            droppedLines += text.charAt(i) == '\n' ? 1 : 0;
        }
        end.append(text, Math.max(0, text.length() - END), text.length());
        if (end.length() > 4 * END) {
            end.delete(0, end.length() - END);
        }
    }

    /** Time has passed; true where text may pass again that was stopped before. */
    boolean refill() {
        long now = System.nanoTime();
        allowed = Math.min(BURST, allowed + (now - time) / 1e9 * PER_SECOND);
        time = now;
        return droppedCharacters > 0 && allowed >= BURST / 2.0 && passed < MOST;
    }

    /** What was dropped, in words, and its end; empty where nothing was. Starts to count anew. */
    String account() {
        if (droppedCharacters == 0) {
            return "";
        }
        var last = end.substring(Math.max(0, end.length() - END));
        int line = last.indexOf('\n');
        var told = "%n… %,d lines (%,d characters) were printed here and not shown …%n%s"
                .formatted(droppedLines, droppedCharacters, line < 0 ? last : last.substring(line + 1));
        forget();
        return told;
    }
}
