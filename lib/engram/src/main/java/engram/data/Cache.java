package engram.data;

import engram.file.FileException;
import engram.file.WholeFile;
import engram.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * A user's folder with the files of a set. Each is there whole or not at all, and all processes write the same bytes, so that any number
 * may fetch a set at a time.
 *
 * @param folder of this set
 */
record Cache(Path folder) {
    /** After this time nobody is still writing a file. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /**
     * Copies the files, which have been checked, from a folder.
     *
     * @return empty, or why they can't be kept
     */
    String keep(Published set, Path from) {
        try {
            WholeFile.makeFolder(folder);
            removeRemains();
            for (IdxFile file : set.files()) {
                Path found = file.in(from).orElseThrow(), kept = folder.resolve(found.getFileName());
                WholeFile.write(kept, Files.readAllBytes(found));
                for (String other : file.names()) if (!kept.endsWith(other)) Files.deleteIfExists(folder.resolve(other));
            }
            return "";
        } catch (FileException e) {
            return e.getMessage().replaceFirst("^T", "t").replaceFirst("\\.$", "");
        } catch (IOException e) {
            Progress.checkCancelled(); // an interrupt closes files
            return "the folder " + folder + " can't be written (" + NoDataException.clause(e.toString()) + ")";
        }
    }

    /** Removes what processes that were killed have left. */
    private void removeRemains() throws IOException {
        try (var parts = Files.newDirectoryStream(folder, ".*.part*")) {
            for (Path part : parts)
                if (Files.getLastModifiedTime(part).toInstant().isBefore(Instant.now().minus(ABANDONED))) Files.deleteIfExists(part);
        }
    }
}
