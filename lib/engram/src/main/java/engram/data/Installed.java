package engram.data;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A package of this system's, if it is installed.
 *
 * @param name   what it is called, for people
 * @param folder where it puts the four files
 */
record Installed(String name, Path folder) implements Source {
    @Override public Path fetch(Published set, Path room) throws NoDataException {
        if (!Files.isDirectory(folder)) throw new NoDataException("it is not installed");
        return folder;
    }
}
