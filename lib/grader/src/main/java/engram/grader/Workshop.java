package engram.grader;

import engram.grader.jail.LockedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The temporary folder of a grading run; what a run that was killed has left is removed before. */
final class Workshop implements AutoCloseable {
    /** Temporary files of any size belong into the second, by the Filesystem Hierarchy Standard. */
    private static final List<Path> PLACES = List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"));

    private final LockedFolder folder;

    Workshop() {
        try {
            folder = new LockedFolder(OnDisk.folder(PLACES), "");
            Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x")); // a student's process may have another user
            for (Path place : PLACES) {
                LockedFolder.removeLeftOver(place, Files.getOwner(folder.path()));
            }
        } catch (IOException failure) {
            throw new GraderException("No temporary folder can be made for students' processes: " + failure.getMessage(), failure);
        }
    }

    Path folder() {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }
}
