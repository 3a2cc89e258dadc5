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
 * @param origin    the file and cell where it stands; empty where that is the cell that runs
 */
public record MagicLine(String name, String text, List<String> arguments, String origin) {
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|(\\S+)");

    /** A line of the cell that runs. */
    public MagicLine(String name, String text, List<String> arguments) {
        this(name, text, arguments, "");
    }

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

    /** The same line in another file. */
    MagicLine in(String file) {
        return new MagicLine(name, text, arguments, file);
    }

    /** What errors in the code behind the magic are told in lines of. */
    String place(String own) {
        return origin.isEmpty() ? own : origin;
    }
}
