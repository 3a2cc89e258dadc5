package engram.grader;

import engram.grader.student.Frame;
import engram.grader.student.PlainData;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a submission was asked and has answered, as far as it is kept, and what it printed. Used by one thread. */
final class Transcript {
    private static final int PRINTED = 64 << 10; // chars of a test
    private static final int QUESTION = 1 << 20; // bytes
    private static final int FIRST = 3; // of a function and a test, kept
    private static final int LAST = 2;

    private final Map<String, StringBuilder> printed = new HashMap<>();
    private final Map<List<String>, List<Asked>> byTestAndFunction = new LinkedHashMap<>();

    /**
     * A question that was answered.
     *
     * @param test     who asked
     * @param function what was called
     * @param question the request
     * @param answer   the digest of the answer
     * @param time     until the answer came
     */
    record Asked(String test, String function, byte[] question, String answer, Duration time) {
    }

    /** A text by which answers that differ in a bit are told apart. */
    static String digest(Object answer) {
        try {
            return Digest.of(Frame.bytes(out -> PlainData.write(answer, out)));
        } catch (PlainData.NotPlain impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void print(String test, String text) {
        var all = printed.computeIfAbsent(test, _ -> new StringBuilder());
        all.append(text, 0, Math.min(text.length(), PRINTED - all.length()));
    }

    String printed(String test) {
        return printed.getOrDefault(test, new StringBuilder()).toString();
    }

    /** Keeps the first and the last questions of a test to a function. */
    void add(Asked asked) {
        if (asked.question.length > QUESTION) {
            return;
        }
        var kept = byTestAndFunction.computeIfAbsent(List.of(asked.test, asked.function), _ -> new ArrayList<>());
        if (kept.size() == FIRST + LAST) {
            kept.remove(FIRST);
        }
        kept.add(asked);
    }

    /** What was kept, by test and function, in the order of the questions. */
    List<Asked> kept() {
        return byTestAndFunction.values().stream().flatMap(List::stream).toList();
    }
}
