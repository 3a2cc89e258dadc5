package engram.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Magics in a cell that is being typed.
 *
 * @param magics those that there are
 */
public record TypedMagics(Magics magics) {

    /**
     * How a word may go on.
     *
     * @param start where the part that is replaced starts in the cell
     * @param texts what it may become
     */
    public record Choices(int start, List<String> texts) { }

    private static final Pattern LINE = Pattern.compile("(?m)^([ \\t]*)(%%?[A-Za-z]\\w*\\??|%%?$)[^\\n]*");
    private static final Pattern NAME = Pattern.compile("(?:[ \\t]*|[^\\n]*[\\w>\\]][ \\t]*=[ \\t]*)(%%?\\w*)");
    private static final Set<String> WITH_FILES = Set.of("jars", "addJars", "classpath", "addClasspath", "load", "loadFromPOM");
    private static final int MANY = 200;

    /** The names of magics, or of the files that one takes; empty where the cursor stands in Java. */
    public Optional<Choices> complete(String cell, int cursor) {
        int start = lineStart(cell, cursor);
        var typed = cell.substring(start, cursor);
        var name = NAME.matcher(typed);
        if (name.matches()) {
            return Optional.of(new Choices(start + name.start(1), magics.complete(name.group(1))));
        }
        var magic = magic(cell, cursor);
        if (magic.isEmpty() || Magics.takesJava(magic.get().name())) {
            return Optional.empty();
        }
        boolean namesFile = typed.contains("%") && WITH_FILES.contains(magic.get().name());
        int word = Math.max(typed.lastIndexOf(' '), typed.lastIndexOf('\t')) + 1;
        return Optional.of(namesFile ? files(typed.substring(word), start + word) : new Choices(cursor, List.of()));
    }

    /** What the magic does on whose line the cursor stands, or that takes the rest of the cell. */
    public Optional<String> describe(String cell, int cursor) {
        var magic = magic(cell, cursor);
        boolean onName = magic.isPresent() && cell.substring(lineStart(cell, cursor), cursor).matches("\\s*%*\\w*");
        return magic.filter(line -> onName || !Magics.takesJava(line.name()))
                .flatMap(line -> magics.describe(line.name().replace("?", "")));
    }

    /** The cell with blanks in place of everything that is no Java, so that positions remain. */
    public static String javaOf(String cell) {
        if (cell.stripLeading().startsWith("%%") && !Magics.takesJava(MagicLine.of(firstLine(cell.stripLeading())).name())) {
            return " ".repeat(cell.length());
        }
        return LINE.matcher(cell).replaceAll(line -> {
            boolean javaFollows = Magics.takesJava(line.group(2).replaceAll("^%+", ""));
            int blank = javaFollows ? line.group(1).length() + line.group(2).length() : line.group().length();
            return Matcher.quoteReplacement(" ".repeat(blank) + line.group().substring(blank));
        });
    }

    private static Optional<MagicLine> magic(String cell, int cursor) {
        var line = firstLine(cell.substring(lineStart(cell, cursor)));
        var assigned = line.replaceFirst("^[^%\"']*=\\s*(?=%[A-Za-z])", "");
        if (assigned.stripLeading().startsWith("%")) {
            return Optional.of(MagicLine.of(assigned));
        }
        var bare = cell.stripLeading();
        return bare.startsWith("%%") ? Optional.of(MagicLine.of(firstLine(bare))) : Optional.empty();
    }

    private static int lineStart(String cell, int cursor) {
        return cursor == 0 ? 0 : cell.lastIndexOf('\n', cursor - 1) + 1;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** The files and folders whose path starts as the word does. */
    private static Choices files(String word, int start) {
        int name = word.lastIndexOf('/') + 1;
        var found = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(Path.of(UserPath.expand(word.substring(0, name))).toAbsolutePath(),
                file -> file.getFileName().toString().startsWith(word.substring(name)))) {
            for (var file : files) {
                boolean hidden = file.getFileName().toString().startsWith(".") && name == word.length();
                if (!hidden && found.size() < MANY) {
                    found.add(word.substring(0, name) + file.getFileName() + (Files.isDirectory(file) ? "/" : ""));
                }
            }
        } catch (IOException | RuntimeException noSuchFolder) {
            return new Choices(start, List.of());
        }
        return new Choices(start, found.stream().sorted().toList());
    }
}
