package engram.file;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** What a refusal says. */
public final class OneSentence {
    private OneSentence() {}

    /** The message of the exception that the action must throw; it must be one sentence on one line. */
    public static String of(Class<? extends Exception> type, Executable action) {
        String message = assertThrows(type, action).getMessage();
        assertTrue(message.matches("[A-Z\"].*[^.]\\.") && !message.contains(". "), message);
        return message;
    }
}
