package engram.grader.jail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Chooses a folder whose files are on a disk: many systems keep those in {@code /tmp} in memory, of which a file that is written by mapping it takes
 * as much as it likes, and the kernel counts it for nobody.
 */
public final class OnDisk {
    /** Where students' processes may work. Temporary files of any size belong into the second, by the Filesystem Hierarchy Standard. */
    public static final List<Path> PLACES = List.of(Path.of(System.getProperty("java.io.tmpdir")), Path.of("/var/tmp"));

    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    private OnDisk() {
    }

    /** Where they do work, and the canaries before them. */
    public static Path place() {
        return folder(PLACES);
    }

    /** The first of these that is on a disk and may be written to; the first of all where none is. */
    static Path folder(List<Path> places) {
        return places.stream().filter(Files::isDirectory).filter(Files::isWritable).filter(OnDisk::has).findFirst().orElse(places.getFirst());
    }

    private static boolean has(Path place) {
        try {
            return !IN_MEMORY.contains(Files.getFileStore(place).type());
        } catch (IOException unknown) {
            return false;
        }
    }
}
