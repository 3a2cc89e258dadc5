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
 * Another program that has been run to its end.
 *
 * @param status 0 where it has done what it should
 * @param lines  what it has printed
 */
record Program(int status, List<String> lines) {

    /**
     * Runs a program.
     *
     * @param room    the folder in which it runs; what it prints is left there
     * @param limit   how long it may take
     * @param command the program and its arguments
     * @throws NoDataException when there is no such program or it takes too long
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    static Program run(Path room, Duration limit, String... command) throws NoDataException {
        Path log = room.resolve("printed.log");
        Process process;
        try {
            process = new ProcessBuilder(command).directory(room.toFile()).redirectErrorStream(true).redirectOutput(log.toFile())
                    .redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new NoDataException("there is no program " + command[0] + ", or it can't be started");
        }
        if (!ends(process, limit))
            throw new NoDataException(new File(command[0]).getName() + " has not finished within " + limit.toMillis() / 1e3 + " s");
        try {
            return new Program(process.exitValue(), new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            Progress.checkCancelled(); // an interrupt closes files
            return new Program(process.exitValue(), List.of());
        }
    }

    /** Waits for a program, and stops it with all that it has started when it takes too long or this thread is interrupted. */
    private static boolean ends(Process process, Duration limit) {
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

    /**
     * What the program has printed to complain, as a clause.
     *
     * @param complaint a regular expression for the beginning of a line that says what is wrong; the first such line counts
     */
    String complaint(String complaint) {
        return NoDataException.clause(lines.stream().filter(line -> line.matches("(?:" + complaint + ").*")).findFirst().orElse("")
                .replaceFirst(complaint, ""));
    }
}
