package engram.grader.jail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.Set;

/** A temporary folder of the grader. It is locked as long as it is used, so that a later run can tell, and remove, what was left when one was killed. */
public final class LockedFolder implements AutoCloseable {
    private static final String NAME = "engram-student";
    private static final String LOCK = "lock";

    /**
     * Those of this program, by name. A lock belongs to a whole program, which loses it when it closes the file anywhere: even to look whether
     * one of them is locked would unlock it.
     */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path folder;
    private final FileChannel lock;

    /**
     * Makes it.
     *
     * @param place where
     * @param kind  a part of its name
     */
    public LockedFolder(Path place, String kind) throws IOException {
        synchronized (OWN) {
            folder = Files.createTempDirectory(place, NAME + kind);
            OWN.add(folder.getFileName());
            try {
                lock = locked(folder);
            } catch (IOException | RuntimeException failure) {
                OWN.remove(folder.getFileName());
                Remover.remove(folder);
                throw failure;
            }
        }
    }

    /** Locks a file before it has the name by which others look for it: nobody finds it without its lock. */
    private static FileChannel locked(Path folder) throws IOException {
        Path nameless = folder.resolve("new");
        var lock = FileChannel.open(nameless, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock.lock();
            Files.move(nameless, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
            return lock;
        } catch (IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    /** Where it is. */
    public Path path() {
        return folder;
    }

    /** Removes those that their programs have left in a place, as far as that can be done; one that is in use stays, and so does another user's. */
    public static void removeLeftOver(Path place, UserPrincipal own) {
        synchronized (OWN) {
            try (var found = Files.newDirectoryStream(place, NAME + "*")) {
                for (Path each : found) {
                    if (!OWN.contains(each.getFileName())) {
                        removeIfLeftOver(each, own);
                    }
                }
            } catch (IOException | DirectoryIteratorException closed) {
                // nothing can be left there
            }
        }
    }

    /** Where nobody has it locked, it is locked from here on until it is gone. */
    private static void removeIfLeftOver(Path folder, UserPrincipal own) {
        Path file = folder.resolve(LOCK);
        try {
            if (!attributes(folder, own).isDirectory() || !attributes(file, own).isRegularFile()) {
                return;
            }
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS); var got = channel.tryLock()) {
                if (got != null) {
                    Remover.remove(folder);
                }
            }
        } catch (IOException | OverlappingFileLockException another) {
            // it is another user's, another program's, or gone meanwhile
        }
    }

    /** What our own file is, itself and not what it may lead to. */
    private static PosixFileAttributes attributes(Path file, UserPrincipal own) throws IOException {
        var attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.owner().equals(own)) {
            throw new IOException(file + " is another user's");
        }
        return attributes;
    }

    /** Removes it, as far as that can be done; it is locked until then. */
    @Override
    public void close() {
        try {
            Remover.remove(folder);
        } catch (IOException _) {
            // a temporary folder that is left over does no harm: the next run does not get it
        }
        synchronized (OWN) {
            try {
                lock.close();
            } catch (IOException _) {
                // it ends with this program at the latest
            }
            OWN.remove(folder.getFileName());
        }
    }
}
