package engram.grader;

import java.util.Set;
import java.util.regex.Pattern;

/** What a student reads of a failed assertion. */
final class Sentence {
    private static final int LONGEST = 1000; // characters

    /** How JUnit puts a message and a comparison together. */
    private static final Pattern COMPARISON = Pattern.compile("(?s)(?<told>.*?) ==> (expected: <.*?> but was: <(?<found>.*)>|.*)");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private Sentence() {
    }

    /** What an assertion says, with the value that was found and without the one that was expected. */
    static String of(AssertionError failure) {
        String message = failure.getMessage() == null ? "The answer is not what it should be" : failure.getMessage();
        var comparison = COMPARISON.matcher(message);
        if (failure instanceof StudentFailure || !comparison.matches()) { // a student's own words are no comparison, whatever they say
            return ended(cut(message));
        }
        String found = comparison.group("found");
        return ended(cut(comparison.group("told")) + (found == null || BOOLEANS.contains(found) ? "" : "; yours is " + cut(found)));
    }

    private static String ended(String sentence) {
        return sentence.isEmpty() || ".?!…".indexOf(sentence.charAt(sentence.length() - 1)) < 0 ? sentence + "." : sentence;
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end) + "…";
    }
}
