package engram.grader;

import engram.grader.jail.LockedFolder;
import engram.grader.jail.OnDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The temporary folder of a grading run; what a run that was killed has left is removed before. */
final class Workshop implements AutoCloseable {
    private final LockedFolder folder;

    Workshop() {
        try {
            folder = new LockedFolder(OnDisk.place(), "");
        } catch (IOException failure) {
            throw unmade(failure);
        }
        try {
            Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x")); // a student's process may have another user
            var own = Files.getOwner(folder.path());
            OnDisk.PLACES.forEach(place -> LockedFolder.removeLeftOver(place, own));
        } catch (IOException failure) {
            folder.close();
            throw unmade(failure);
        }
    }

    private static GraderException unmade(IOException failure) {
        return new GraderException("No temporary folder can be made for students' processes: " + failure.getMessage(), failure);
    }

    Path folder() {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }
}
