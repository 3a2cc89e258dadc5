package engram.data;

import engram.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A folder for what is fetched and the program that runs in it. Both end when the room is closed, and when this JVM ends. */
final class Room implements AutoCloseable {
    /** How long what a program has printed may take to come after its end. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Path folder;
    private final Thread atEnd = new Thread(this::clear);
    private volatile Process running;

    /**
     * A room of its own.
     *
     * @throws NoDataException when there can't be one
     * @throws CancellationException when this JVM is ending
     */
    Room() throws NoDataException {
        try {
            folder = Files.createTempDirectory("engram-data-");
            Runtime.getRuntime().addShutdownHook(atEnd);
        } catch (IOException e) {
            throw new NoDataException("there can't be a folder in " + System.getProperty("java.io.tmpdir") + " for what is fetched");
        } catch (IllegalStateException e) { // from the second line
            clear();
            throw new CancellationException("The work was stopped, as the program ends.");
        }
    }

    /** The folder; empty at first. */
    Path folder() { return folder; }

    /**
     * Runs a program in the folder.
     *
     * @param limit   how long it may take
     * @param command the program and its arguments
     * @return how it has ended
     * @throws NoDataException when there is no such program or it takes too long
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    Program run(Duration limit, String... command) throws NoDataException {
        try {
            running = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectInput(new File("/dev/null")).start();
        } catch (IOException e) {
            throw new NoDataException("there is no program " + command[0] + ", or it can't be started");
        }
        var lines = new ConcurrentLinkedQueue<String>(); // not a file: the disk may be full
        var listening = Thread.ofVirtual().start(() -> listen(running, lines));
        boolean ended = false;
        try {
            ended = running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && listening.join(LAST_WORDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (!ended) stop(running);
        }
        Progress.checkCancelled();
        if (!ended)
            throw new NoDataException(new File(command[0]).getName() + " has not finished within " + limit.toMillis() / 1e3 + " s");
        return new Program(running.exitValue(), List.copyOf(lines));
    }

    private static void listen(Process process, Queue<String> lines) {
        try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add);
        } catch (UncheckedIOException e) {
            // it has been stopped
        }
    }

    /** Ends a program with all that it has started; afterwards it writes no more files. */
    private static void stop(Process process) {
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList().forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    private void clear() {
        if (running != null) stop(running);
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException e) {
            // what can't be removed stays among the temporary files
        }
    }

    @Override public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // it is being run
        }
    }
}
