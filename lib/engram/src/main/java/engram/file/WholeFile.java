package engram.file;

import static engram.argument.Given.given;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Files that are there whole or not at all: written under another name beside their place, forced to disk and moved there.
 *
 * <p>A symbolic link stays, and what it leads to is replaced; the new file has the permissions of the one it replaces. An interrupt does
 * not disturb the writing of a text or of bytes.
 */
public final class WholeFile {
    /** Bytes from which on a file that was given up is removed behind the caller's back: the system takes some 0.3 s for each GB. */
    private static final long LARGE = 1 << 26;

    private WholeFile() {}

    /** What a file is filled with. */
    interface Content { void writeTo(FileOutputStream out) throws IOException; }

    /**
     * Writes a text as UTF-8 in place of what was there.
     *
     * @throws FileException when the file can't be written, with the reason; what was there before then stays
     */
    public static void write(Path file, String text) {
        write(file, given("text", text).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes bytes in place of what was there.
     *
     * @throws FileException when the file can't be written, with the reason; what was there before then stays
     */
    public static void write(Path file, byte[] bytes) {
        given("bytes", bytes);
        replace(given("file", file), false, out -> out.write(bytes));
    }

    /**
     * Reads a text in UTF-8.
     *
     * @throws FileException when the file can't be read, with the reason
     */
    public static String read(Path file) {
        try {
            return Files.readString(given("file", file));
        } catch (IOException e) {
            throw FileException.notRead(file, e);
        }
    }

    /**
     * Makes a folder, and those above it, where there are none.
     *
     * @throws FileException when it can't be made, with the reason
     */
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(given("folder", folder));
        } catch (IOException e) {
            throw FileException.notMade(folder, e);
        }
    }

    /** As {@link #write}, by the one who has a {@link Claim} on the file: what a process that was killed has left is removed. */
    static void writeClaimed(Path file, Content content) {
        replace(file, true, content);
    }

    /** Writes to a file that is made for it, under a name that nobody can guess: where others may write too, nothing of theirs is met. */
    private static void replace(Path file, boolean claimed, Content content) {
        try {
            Path place = place(file);
            String begin = "." + place.getFileName() + (claimed ? ".claimed-" : ".");
            if (claimed) removeRemains(place, begin);
            Path part = Files.createFile(place.resolveSibling(begin + UUID.randomUUID() + ".part"));
            boolean moved = false;
            try {
                try (var out = new FileOutputStream(part.toFile())) { // not a channel, which an interrupt would close
                    keepPermissions(place, part);
                    content.writeTo(out);
                    out.getFD().sync();
                }
                Files.move(part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                moved = true;
            } finally {
                if (!moved) remove(part);
            }
            forceEntries(place.getParent());
        } catch (IOException e) {
            throw FileException.notWritten(file, e);
        }
    }

    private static void removeRemains(Path place, String begin) throws IOException {
        try (var files = Files.newDirectoryStream(place.getParent(), each -> each.getFileName().toString().startsWith(begin))) {
            for (Path remains : files) remains.toFile().delete(); // what another user has left stays
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Removes what was given up, if anything was; its name is free at once. What can't be removed stays: why it was given up matters more. */
    private static void remove(Path part) {
        var rest = part.resolveSibling(part.getFileName() + ".rest").toFile();
        if (part.toFile().length() >= LARGE && part.toFile().renameTo(rest)) Thread.ofPlatform().name("engram-removal").start(rest::delete);
        else part.toFile().delete();
    }

    /** Where the file really is, or would be: absolute, no link on the way. */
    static Path place(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        if (Files.isSymbolicLink(absolute) && Files.notExists(absolute)) return place(absolute.resolveSibling(Files.readSymbolicLink(absolute)));
        if (Files.notExists(absolute)) return absolute.getParent().toRealPath().resolve(absolute.getFileName());
        if (!Files.isRegularFile(absolute)) throw new IOException("what has that name is no file"); // such as a folder, or /dev/null
        return absolute.toRealPath();
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        var posix = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (posix == null || Files.notExists(from)) return;
        var permissions = Files.getPosixFilePermissions(from);
        if (!permissions.equals(Files.getPosixFilePermissions(to))) posix.setPermissions(permissions);
    }

    /** Forces a folder's list of names to disk, so that a move survives a power failure. */
    private static void forceEntries(Path folder) {
        boolean interrupted = false;
        for (boolean again = true; again;) {
            again = false;
            try (var channel = FileChannel.open(folder)) {
                channel.force(true);
            } catch (ClosedByInterruptException _) {
                interrupted |= Thread.interrupted();
                again = true;
            } catch (IOException _) {
                // this platform can't; the file itself is on disk
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
