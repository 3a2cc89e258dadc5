package engram.grader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The temporary folder of a grading run. It is locked as long as the run lives, so that a later one can tell, and remove, what was left
 * when one was killed.
 */
final class Workshop implements AutoCloseable {
    private static final String NAME = "engram-student";
    private static final String LOCK = "lock";
    /** Temporary files of any size belong into the second, by the Filesystem Hierarchy Standard. */
    private static final List<Path> PLACES = List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"));

    /**
     * Those of this program, by name. A lock belongs to a whole program, which loses it when it closes the file anywhere: even to look whether
     * one of them is locked would unlock it.
     */
    private static final Set<Path> OWN = new HashSet<>();

    private final Path folder;
    private final FileChannel lock;

    Workshop() {
        synchronized (OWN) {
            try {
                folder = Files.createTempDirectory(OnDisk.folder(PLACES), NAME);
                OWN.add(folder.getFileName());
                lock = locked(folder);
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x")); // a student's process may have another user
                for (Path place : PLACES) {
                    removeLeftOver(place, Files.getOwner(folder));
                }
            } catch (IOException failure) {
                throw new GraderException("No temporary folder can be made for students' processes: " + failure.getMessage(), failure);
            }
        }
    }

    /** Locks a file before it has the name by which others look for it: nobody finds it without its lock. */
    private static FileChannel locked(Path folder) throws IOException {
        Path nameless = folder.resolve("new");
        var lock = FileChannel.open(nameless, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        Files.move(nameless, folder.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
        return lock;
    }

    Path folder() {
        return folder;
    }

    private static void removeLeftOver(Path place, UserPrincipal own) throws IOException {
        try (var found = Files.newDirectoryStream(place, NAME + "*")) {
            for (Path each : found) {
                if (!OWN.contains(each.getFileName())) {
                    removeIfLeftOver(each, own);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        } catch (NoSuchFileException none) {
            // nothing was left there
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
                    Folders.remove(folder);
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

    @Override
    public void close() {
        Folders.remove(folder);
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
