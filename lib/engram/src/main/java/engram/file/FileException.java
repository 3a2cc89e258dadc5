package engram.file;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that can't be read or written as asked; the message is one sentence: which file, what was found, and what to do. */
public sealed class FileException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private FileException(String message, IOException cause) { super(message, cause); }

    /** The bytes of the file are not those that were written. */
    public static final class Damaged extends FileException {
        private static final long serialVersionUID = 1;

        Damaged(String message) { super(message, new IOException(message)); }
    }

    /** The file holds something else: of another experiment, of another program or of another version. */
    public static final class Foreign extends FileException {
        private static final long serialVersionUID = 1;

        Foreign(String message) { super(message, new IOException(message)); }
    }

    /** Someone else is writing the file. */
    public static final class InUse extends FileException {
        private static final long serialVersionUID = 1;

        InUse(String message) { super(message, new IOException(message)); }
    }

    /** Files of parts that do not make one table. */
    static FileException notMerged(String message) { return new FileException(message, new IOException(message)); }

    static FileException notWritten(Path file, IOException e) {
        Path folder = file.toAbsolutePath().getParent();
        String reason = folder == null || Files.isDirectory(file) ? "there is a folder of that name"
                : !Files.isDirectory(folder) ? "there is no folder " + folder
                : !Files.isWritable(folder) ? "you may not write to the folder " + folder
                : reason(e);
        return new FileException("The file " + file + " can't be written: " + reason + ".", e);
    }

    static FileException notMade(Path folder, IOException e) {
        String reason = Files.exists(folder) ? "there is a file of that name" : reason(e);
        return new FileException("The folder " + folder + " can't be made: " + reason + ".", e);
    }

    static FileException notRead(Path file, IOException e) {
        String reason = Files.notExists(file) ? "there is no such file"
                : Files.isDirectory(file) ? "it is a folder"
                : !Files.isReadable(file) ? "you may not read it"
                : reason(e);
        return new FileException("The file " + file + " can't be read: " + reason + ".", e);
    }

    /** What the system says, such as "No space left on device"; the message of many an exception is a bare file name. */
    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) return "Permission denied";
        if (e instanceof FileSystemException failure && failure.getReason() != null) return failure.getReason();
        if (e instanceof FileNotFoundException) return e.getMessage().replaceFirst("^.*\\((.*)\\)$", "$1"); // path (reason)
        return e instanceof FileSystemException || e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
