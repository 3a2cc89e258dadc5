package engram.grader.command;

import engram.grader.GraderException;
import engram.grader.UnusableSubmission;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a stranger's file once, into memory: what is checked is what is graded, whoever writes to the file meanwhile. Where a pipe takes the
 * place of the file between look and reading, the reading is given up.
 */
final class SubmittedFile {
    private static final int LARGEST = 32 << 20; // bytes
    private static final long SECONDS = 20;

    private SubmittedFile() {
    }

    /**
     * The bytes of a file.
     *
     * @throws UnusableSubmission when it is no file of its own, or too large
     * @throws GraderException    when it can't be read
     */
    static byte[] read(Path file) {
        var reading = new FutureTask<>(() -> bytes(file));
        Thread.ofPlatform().name("reading").daemon().start(reading);
        try {
            return reading.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnusableSubmission unusable) {
                throw unusable;
            }
            throw new GraderException("The file can't be read: %s.".formatted(failure.getCause().getClass().getSimpleName()), failure.getCause());
        } catch (TimeoutException stuck) {
            throw new GraderException("The file gave nothing to read for %d s.".formatted(SECONDS), stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new GraderException("Grading was interrupted.", interrupted);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UnusableSubmission(attributes.isSymbolicLink() ? "This is a link to another place; hand in the notebook itself."
                    : attributes.isDirectory() ? "This is a folder; hand in a notebook." : "This is no file that can be read; hand in a notebook.");
        }
        if (attributes.size() > LARGEST) {
            throw tooLarge();
        }
        try (var in = Channels.newInputStream(Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw tooLarge();
            }
            return bytes;
        }
    }

    private static UnusableSubmission tooLarge() {
        return new UnusableSubmission("This file is larger than %d MB; clear the outputs of the notebook, save it and hand it in again."
                .formatted(LARGEST >> 20));
    }
}
