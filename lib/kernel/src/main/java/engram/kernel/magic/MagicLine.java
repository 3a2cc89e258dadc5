package engram.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line with a magic.
 *
 * @param name      the word behind the percent signs
 * @param text      everything behind the name
 * @param arguments the text cut at blanks, except within quotes
 */
public record MagicLine(String name, String text, List<String> arguments) {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

    /** Reads {@code %name arguments} or {@code %%name arguments}. */
    public static MagicLine of(String line) {
        var bare = line.strip().replaceFirst("^%+", "");
        var parts = bare.split("\\s+", 2);
        return of(parts[0], parts.length > 1 ? parts[1].strip() : "");
    }

    static MagicLine of(String name, String text) {
        var arguments = new ArrayList<String>();
        var words = WORD.matcher(text);
        while (words.find()) {
            arguments.add(words.group(1) != null ? words.group(1).replaceAll("\\\\(.)", "$1")
                    : words.group(2) != null ? words.group(2) : words.group(3));
        }
        return new MagicLine(name, text, List.copyOf(arguments));
    }
}
