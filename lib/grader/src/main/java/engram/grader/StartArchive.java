package engram.grader;

import engram.grader.jail.Jail;
import engram.grader.student.Request;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Classes as the JVM has them in memory after a start, kept in a file (JEP 483, 514): with it a process needs a fifth less time on the
 * processor for its start and its first cells. Making one costs some three seconds, once for a build, so it is made for many submissions only.
 */
final class StartArchive {
    /** Starts without one, before one is made. */
    private static final int FEW = 4;
    private static final int SECONDS = 120;
    private static final List<String> CELLS = List.of(
            "int n = 3;\nString word = \"spin\";",
            "double mean(double[] x) {\n    double sum = 0;\n    for (double v : x) sum += v;\n    return sum / x.length;\n}",
            "record Spin(int index, int value) { }\nvar spins = List.of(new Spin(0, 1), new Spin(1, -1));",
            "int[] twice(int[] a) {\n    return IntStream.of(a).map(x -> 2 * x).toArray();\n}",
            "int wrong = \"text\";");

    private final StudentCommand command;
    private final List<Path> jars;
    private final Path folder;
    private int starts;
    private Optional<Path> file = Optional.empty();

    /**
     * Nothing is made yet.
     *
     * @param command starts the process that is recorded
     * @param jars    the first entries of the class path; an archive is of jars alone, and none is made where one is a folder
     * @param folder  where it is kept for later runs
     */
    StartArchive(StudentCommand command, List<Path> jars, Path folder) {
        this.command = command;
        this.jars = List.copyOf(jars);
        this.folder = folder;
    }

    /** The archive for the next start, if there is one or it is worth making one. */
    synchronized Optional<Path> forNextStart() {
        starts++;
        if (starts == 1 || starts == FEW + 1) {
            try {
                var kept = folder.resolve("start-" + key() + ".aot");
                if (starts > FEW && !Files.exists(kept)) {
                    make(kept);
                }
                file = Optional.of(kept).filter(Files::exists);
            } catch (IOException | ChildEnd | GraderException none) {
                file = Optional.empty(); // every process starts without one, too
            }
        }
        return file;
    }

    /** What an archive is valid for: these jars as they are, this JVM, these options. */
    private String key() throws IOException {
        if (!jars.stream().allMatch(Files::isRegularFile)) {
            throw new IOException("not jars alone");
        }
        var valid = new StringBuilder(System.getProperty("java.vm.version") + command.of(jars, folder, Optional.empty()));
        for (Path jar : jars) {
            valid.append("%d %s\n".formatted(Files.size(jar), Files.getLastModifiedTime(jar)));
        }
        return Digest.of(valid.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }

    /** Lets a process, with the grader's own code in it alone, play a short notebook. */
    private void make(Path kept) throws IOException, ChildEnd {
        var work = Files.createTempDirectory(folder, "start-");
        try {
            var made = work.resolve("start.aot");
            var process = new ProcessBuilder(command.recording(jars, work, made)).directory(work.toFile()).redirectError(Redirect.DISCARD).start();
            var limits = Limits.standard();
            try (var child = new ChildJvm(process, limits, new Allowance(limits), Jail.none(), () -> { })) {
                rehearse(child);
                process.getOutputStream().close(); // at the end of its input it ends, and writes the file
                process.waitFor(SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            if (Files.exists(made)) {
                Files.move(made, kept, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            Folders.remove(work);
        }
    }

    private static void rehearse(ChildJvm child) throws ChildEnd {
        var limit = Duration.ofSeconds(SECONDS);
        child.ask(Request.hello(), limit);
        for (int i = 0; i < CELLS.size(); i++) {
            child.ask(Request.cell(i + 1, CELLS.get(i)), limit);
        }
        child.ask(Request.call("twice", new int[] {1, 2}), limit);
        child.ask(Request.call("mean", new double[] {1, 2}), limit);
        child.ask(Request.call("missing"), limit);
    }
}
