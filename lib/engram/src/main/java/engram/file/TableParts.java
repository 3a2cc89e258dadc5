package engram.file;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeMap;

/**
 * One table from the files of {@link ResumableTable}s that hold some of its rows each, such as those of several machines.
 *
 * <p>Which table it is, its own files say: the first lines of all are the same. What comes out has the bytes that one run would have written.
 */
public final class TableParts {

    /** Where a row was found, and what it says. */
    private record Row(Path file, String values) {}

    private final TableFormat format;
    private final Path first;
    private final TreeMap<Integer, Row> rows = new TreeMap<>();
    private final List<String> news = new ArrayList<>();

    private TableParts(Path first) {
        this.first = first;
        this.format = TableFormat.of(first, text(first));
    }

    /**
     * Writes the finished table. Rows that its file holds already count as those of the parts do; nothing is written unless every row is there, and the parts
     * are only read.
     *
     * @param file  of the whole table
     * @param parts in any order
     * @return a sentence for each file with rows that another one has too
     * @throws FileException.Foreign when a file is no table, or one of something else than the first
     * @throws FileException.Damaged when a line is damaged
     * @throws FileException.InUse   when somebody writes the file of the whole table
     * @throws FileException         when a row is missing, or two files say something different of it; or a file can't be read or written
     */
    public static List<String> merge(Path file, List<Path> parts) {
        given("file", file);
        if (eachGiven("parts", parts).isEmpty()) throw new ArgumentException("There is nothing to merge: name the files of the parts.");
        try (var _ = Claim.on(file)) {
            var merged = new TableParts(parts.getFirst());
            if (Files.exists(file)) merged.take(file);
            for (Path part : new LinkedHashSet<>(parts)) if (!part.equals(file)) merged.take(part);
            byte[] whole = merged.whole();
            WholeFile.writeClaimed(file, out -> out.write(whole));
            return merged.news;
        }
    }

    private static String text(Path file) {
        try {
            return TableFormat.plain(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
    }

    private void take(Path file) {
        String text = text(file);
        if (!text.startsWith(format.head())) throw format.refusalOf(file, text, first);
        int number = (int) format.head().lines().count(), again = 0;
        for (String line : text.substring(format.head().length()).split("(?<=\n)")) if (!line.isEmpty() && !isNew(file, line, ++number)) again++;
        if (again > 0) news.add("Rows of the file " + file + " that stand in another place too, with the same values, were taken once: " + again + ".");
    }

    private boolean isNew(Path file, String line, int number) {
        int row = format.row(line).orElseThrow(() -> new FileException.Damaged("Line " + number + " of the file " + file + " is damaged or cut short ("
                + TableFormat.excerpt(line) + "): compute that part again, which mends it, and merge then."));
        Row found = new Row(file, TableFormat.values(line)), other = rows.putIfAbsent(row, found);
        if (other != null && !other.values().equals(found.values()))
            throw FileException.notMerged("Row " + row + " of the file " + file + " and that of the file " + other.file()
                    + " differ: leave one of the two files out.");
        return other == null;
    }

    private byte[] whole() {
        if (rows.size() < format.rows())
            throw FileException.notMerged("The parts hold " + rows.size() + " of " + format.rows() + " rows: " + format.missing(rows.navigableKeySet())
                    + " missing, so nothing was written.");
        var text = new StringBuilder(format.head());
        rows.forEach((row, found) -> text.append(format.line(row, found.values())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
