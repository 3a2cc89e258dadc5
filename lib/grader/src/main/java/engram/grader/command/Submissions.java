package engram.grader.command;

import engram.grader.GraderException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what was handed in. A folder holds a notebook of each student, under the student's name, or a folder of each, with one notebook
 * somewhere in it. Links are not followed: they lead to what others have written.
 *
 * @param handed  by student
 * @param leftOut files of those folders that are no notebooks by their names
 */
record Submissions(List<Handed> handed, List<Path> leftOut) {
    private static final String ENDING = ".ipynb";
    private static final int DEPTH = 4;       // nbgrader has STUDENT/ASSIGNMENT/NAME.ipynb
    private static final int MOST = 10_000;   // files and folders in a student's folder

    /**
     * Looks through files and folders.
     *
     * @param places   as the teacher has named them
     * @param exercise whose notebook is taken where a student's folder has several
     * @throws GraderException where there is nothing
     */
    static Submissions in(List<Path> places, String exercise) {
        var handed = new ArrayList<Handed>();
        var leftOut = new ArrayList<Path>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                for (Path entry : entries(place)) {
                    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                        handed.add(ofFolder(entry, exercise));
                    } else if (isNotebook(entry)) {
                        handed.add(new Handed(student(entry), entry));
                    } else {
                        leftOut.add(entry);
                    }
                }
            } else if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                handed.add(new Handed(student(place), place));
            } else {
                throw new GraderException("There is no submission '%s'.".formatted(place));
            }
        }
        if (handed.isEmpty()) {
            throw new GraderException("There is no submission in %s: no file that ends with %s, and no folder."
                    .formatted(places.stream().map(place -> "'" + place + "'").collect(Collectors.joining(", ")), ENDING));
        }
        return new Submissions(FolderNames.given(handed), List.copyOf(leftOut));
    }

    /** One of the files, if there is any. */
    Optional<Path> anyFile() {
        return handed.stream().map(Handed::file).filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).findFirst();
    }

    /** What is in a folder, by name, but for what is hidden in it. */
    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith(".")).sorted(Comparator.comparing(Submissions::name)).toList();
        } catch (IOException unreadable) {
            throw new GraderException("The folder '%s' can't be read: %s.".formatted(folder, unreadable), unreadable);
        }
    }

    private static Handed ofFolder(Path folder, String exercise) {
        var handed = new Handed(name(folder), folder);
        List<Path> all;
        try (Stream<Path> files = Files.walk(folder, DEPTH)) {
            all = files.skip(1).limit(MOST + 1).toList();
        } catch (IOException | UncheckedIOException unreadable) {
            return handed.with(Handed.Problem.NOT_GRADED, "The folder that was handed in can't be read.");
        }
        if (all.size() > MOST) {
            return handed.with(Handed.Problem.NOT_GRADED, "More than %d files and folders were handed in.".formatted(MOST));
        }
        var notebooks = all.stream().filter(Submissions::isNotebook).filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                .filter(file -> Stream.of(folder.relativize(file).toString().split("/")).noneMatch(part -> part.startsWith("."))).sorted().toList();
        var named = notebooks.stream().filter(file -> name(file).equals(exercise + ENDING)).toList();
        var chosen = named.size() == 1 ? named : notebooks;
        if (chosen.size() == 1) {
            return new Handed(name(folder), chosen.getFirst());
        }
        return handed.with(Handed.Problem.UNUSABLE, chosen.isEmpty() ? "No notebook was handed in."
                : "%d notebooks were handed in, and it is not clear which one counts.".formatted(chosen.size()));
    }

    private static boolean isNotebook(Path file) {
        return name(file).toLowerCase().endsWith(ENDING);
    }

    private static String student(Path file) {
        String name = name(file);
        return isNotebook(file) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static String name(Path file) {
        return file.toAbsolutePath().normalize().getFileName().toString();
    }
}
