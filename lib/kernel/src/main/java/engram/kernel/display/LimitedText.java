package engram.kernel.display;

import java.util.ArrayDeque;
import java.util.Deque;

/** A text that grows as values within values are written, until it is long enough or they lie too deep. */
final class LimitedText {
    private static final int DEEPEST = 20;

    private final int longest;
    private final StringBuilder text = new StringBuilder();
    /** The values around the one that is being written, innermost first. */
    private final Deque<Object> around = new ArrayDeque<>();

    /** An empty text that is to have about so many characters at most. */
    LimitedText(int longest) {
        this.longest = longest;
    }

    LimitedText append(String part) {
        text.append(part);
        return this;
    }

    /** How many characters are worth to be added; one more than there is room for, so that it shows when there are too many. */
    int room() {
        return Math.max(0, longest + 1 - text.length());
    }

    /** Whether nothing that is added now will be seen. */
    boolean isFull() {
        return text.length() > longest;
    }

    /** Number of values around the one that is being written. */
    int depth() {
        return around.size();
    }

    /** Whether the value that is being written is an array, and so is all that is around it. */
    boolean isOfArrays() {
        return around.stream().allMatch(each -> each.getClass().isArray());
    }

    /** Has the parts of a value written, unless that is within itself or too deep. */
    void within(Object value, Runnable parts) {
        if (isAround(value)) {
            text.append(around.peek() == value ? "(itself)" : "(a value around it)");
        } else if (depth() == DEEPEST) {
            text.append("… (nested too deeply)");
        } else {
            around.push(value);
            parts.run();
            around.pop();
        }
    }

    private boolean isAround(Object value) {
        for (var each : around) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** The part of the text that is not too long. */
    @Override
    public String toString() {
        return Cut.beginning(text, longest);
    }
}
