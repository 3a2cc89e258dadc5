package engram.grader;

import engram.grader.jail.Remover;
import java.io.IOException;
import java.nio.file.Path;

/** Temporary folders of the grader. */
final class Folders {
    private Folders() {
    }

    /** Removes a folder with all that is in it, as far as that can be done; a link goes, what it leads to stays. */
    static void remove(Path folder) {
        try {
            Remover.remove(folder);
        } catch (IOException _) {
            // a temporary folder that is left over does no harm: the next process does not get it
        }
    }
}
