package engram.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a reader sees of a notebook or a README: its text, without code and without outputs.
 *
 * @param file where it lies
 * @param cells its cells in order, the whole of a README as one; a cell of code is empty
 */
record CoursePage(Path file, List<String> cells) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)|(?:src|href)=[\"']([^\"']+)[\"']");
    private static final String NO_PROSE = "(?s)```.*?```|`[^`]*`|\\$\\$.*?\\$\\$|\\$[^$\n]*\\$";
    private static final Pattern QUESTION = Pattern.compile("(?m)^ *(?:#+ (Questions?) *$|\\*\\*(?:(Questions?|To think about|Predict)"
            + "(?:[.:,][^*\n]*\\*\\*|\\*\\* *$)|(Question)\\*\\*))");
    private static final Pattern ITEM = Pattern.compile("(?m)^[ ]*(\\d+)\\. ");
    private static final Pattern FOLDED = Pattern.compile("(?s)<details>.*?</details>");

    static CoursePage read(Path file) {
        try {
            return new CoursePage(file, file.toString().endsWith(".md") ? List.of(Files.readString(file))
                    : Notebook.read(file).cells().stream().map(CoursePage::text).toList());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String text(JsonObject cell) {
        if (!cell.get("cell_type").getAsString().equals("markdown")) {
            return "";
        }
        var source = cell.get("source");
        var text = new StringBuilder();
        if (source.isJsonArray()) {
            source.getAsJsonArray().forEach(line -> text.append(line.getAsString()));
        }
        return source.isJsonArray() ? text.toString() : source.getAsString();
    }

    String last() {
        return cells.getLast();
    }

    /** The files of this course that a text links to, as it is written in this page. */
    List<Path> linked(String text) {
        return links(text).filter(target -> !target.startsWith("#")).map(this::resolve).toList();
    }

    /** What its links name and is not there, or lies in a hidden folder, which Jupyter does not show. */
    List<String> deadLinks(Path home) {
        return cells.stream().flatMap(CoursePage::links).filter(target -> {
            Path wanted = target.startsWith("#") ? file : resolve(target);
            boolean there = Files.isRegularFile(wanted) && wanted.startsWith(home) && !home.relativize(wanted).toString().matches("(?:.*/)?\\..*");
            int anchor = target.indexOf('#');
            return !there || anchor >= 0 && wanted.toString().endsWith(".ipynb") && !read(wanted).hasHeading(target.substring(anchor + 1));
        }).toList();
    }

    private boolean hasHeading(String anchor) {
        return cells.stream().flatMap(String::lines).filter(line -> line.startsWith("#"))
                .anyMatch(line -> line.replaceFirst("#+ ", "").strip().replace(' ', '-').equals(anchor));
    }

    private Path resolve(String target) {
        String path = URLDecoder.decode(target.replaceFirst("#.*", ""), StandardCharsets.UTF_8);
        return file.resolveSibling(path).normalize();
    }

    /** Links that do not lead out of the course. */
    private static Stream<String> links(String text) {
        return LINK.matcher(text.replaceAll(NO_PROSE, "")).results().map(link -> link.group(1) != null ? link.group(1) : link.group(2))
                .filter(target -> !target.matches("(?:https?|mailto|attachment):.*"));
    }

    /** The questions without a folded answer, each by its first words. */
    List<String> openQuestions() {
        return IntStream.range(0, cells.size()).boxed()
                .flatMap(k -> openQuestions(cells.get(k), k + 1 < cells.size() && cells.get(k + 1).isEmpty()).stream()).toList();
    }

    /** @param codeFollows whether the cell below answers what stands last */
    private static List<String> openQuestions(String cell, boolean codeFollows) {
        List<String> open = new ArrayList<>();
        String text = cell.replaceAll("(?s)```.*?```", "");
        List<MatchResult> found = QUESTION.matcher(text).results().toList();
        for (int k = 0; k < found.size(); k++) {
            boolean last = k + 1 == found.size();
            String block = text.substring(found.get(k).start(), last ? text.length() : found.get(k + 1).start());
            String[] parts = block.split("\n#+ ", 2);
            if ("Predict".equals(found.get(k).group(2)) && last && parts.length == 1 && codeFollows) {
                continue;
            }
            open.addAll(unanswered(parts[0]));
        }
        return open;
    }

    /** Each of several questions has its answer below it, or all have theirs, by number, below the last. */
    private static List<String> unanswered(String block) {
        String unfolded = FOLDED.matcher(block).replaceAll(folded -> " ".repeat(folded.group().length()));
        List<MatchResult> items = ITEM.matcher(unfolded).results().toList();
        if (items.isEmpty()) {
            return block.contains("<details>") ? List.of() : List.of(start(block));
        }
        List<String> asked = IntStream.range(0, items.size())
                .mapToObj(k -> block.substring(items.get(k).start(), k + 1 < items.size() ? items.get(k + 1).start() : block.length())).toList();
        List<String> above = asked.subList(0, asked.size() - 1);
        String last = asked.getLast();
        boolean together = numbered(last, "\\d+") && above.stream().anyMatch(question -> !question.contains("<details>"));
        return asked.stream().filter(question -> {
            boolean own = question.contains("<details>") && !(together && question == last);
            return !own && !(together && numbered(last, question.strip().replaceFirst("(?s)\\..*", "")));
        }).map(CoursePage::start).toList();
    }

    /** Whether a folded answer has an item of that number. */
    private static boolean numbered(String text, String number) {
        return text.matches("(?s).*<details>.*\n *" + number + "\\. .*");
    }

    private static String start(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(60, line.length()));
    }
}
