package engram.file;

import static engram.argument.Given.given;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write a file, which one has at a time: the system's lock on an empty file beside it, {@code .NAME.lock}, so that it ends
 * with the process, however that ends. The lock file holds the number of the process and is removed when the claim is closed.
 */
public final class Claim implements AutoCloseable {
    /** Lock files of this JVM, which may open each but once: a process loses its lock as soon as it closes the file anywhere. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final RandomAccessFile lock;

    private Claim(Path path, RandomAccessFile lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Claims a file, which need not exist.
     *
     * @throws FileException.InUse when another process, or another part of this program, has claimed it
     * @throws FileException       when nothing can be written beside it
     */
    public static Claim on(Path file) {
        given("file", file);
        try {
            Path place = WholeFile.place(file);
            Path path = place.resolveSibling("." + place.getFileName() + ".lock");
            if (!HELD.add(path)) throw inUse(file, "another part of this program");
            boolean locked = false;
            try {
                var claim = new Claim(path, lock(file, path));
                locked = true;
                return claim;
            } finally {
                if (!locked) HELD.remove(path);
            }
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        }
    }

    private static RandomAccessFile lock(Path file, Path path) throws IOException {
        while (true) {
            make(path);
            try {
                Object identity = identity(path);
                var lock = open(path);
                boolean keep = false;
                try {
                    if (lock.getChannel().tryLock() == null) throw inUse(file, owner(lock));
                    if (identity.equals(identity(path))) { // else the one before has removed it between our opening and locking
                        lock.setLength(0);
                        lock.write(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
                        keep = true;
                        return lock;
                    }
                } finally {
                    if (!keep) lock.close();
                }
            } catch (NoSuchFileException _) {
                // the one before has just removed it: again
            }
        }
    }

    private static String owner(RandomAccessFile lock) throws IOException {
        String process = lock.readLine();
        return process == null ? "another process" : "process " + process;
    }

    private static void make(Path path) throws IOException {
        try {
            Files.createFile(path);
        } catch (FileAlreadyExistsException _) {
            // of the one before, or left of a process that was killed
        }
    }

    /** Which file the lock is. A link that somebody has put there is not followed. */
    private static Object identity(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) throw new IOException("its lock, " + path + ", is no file");
        return attributes.fileKey();
    }

    private static RandomAccessFile open(Path path) throws IOException {
        try {
            return new RandomAccessFile(path.toFile(), "rw");
        } catch (FileNotFoundException e) { // such as the lock of another user
            throw new IOException("its lock can't be opened, " + e.getMessage(), e);
        }
    }

    private static FileException inUse(Path file, String who) {
        return new FileException.InUse("The file " + file + " is being written by " + who
                + ": wait until that is done, or choose another file.");
    }

    boolean isOpen() { return lock.getChannel().isOpen(); }

    /** Lets others write the file. */
    @Override
    public void close() {
        if (!isOpen()) return;
        try (lock) {
            Files.deleteIfExists(path);
        } catch (IOException _) {
            // an empty file stays, which the next claim takes
        } finally {
            HELD.remove(path);
        }
    }
}
