package engram.grader;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What student's code prints, of which so much is kept. */
final class PrintedText {
    private static final int KEPT = 64 << 10; // bytes
    private static final String CUT = "\n… (the rest is left out)";

    private ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    synchronized void add(byte single) {
        if (kept.size() < KEPT) {
            kept.write(single);
        } else {
            cut = true;
        }
    }

    /** Adds the first bytes of an array. */
    synchronized void add(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            add(bytes[i]);
        }
    }

    /** What has come since it was taken for the last time. */
    synchronized String text() {
        return kept.toString(StandardCharsets.UTF_8) + (cut ? CUT : "");
    }

    /** The same, which is gone then. */
    synchronized String take() {
        String text = text();
        kept = new ByteArrayOutputStream();
        cut = false;
        return text;
    }
}
