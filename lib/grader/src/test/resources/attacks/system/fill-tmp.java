// Files of 4 GB that are memory: in /tmp, /dev/shm and wherever else may be.
// Points: 6
// Says: twice(int[]) threw
// With: honest
import java.nio.file.*;
int[] twice(int[] values) throws Exception {
    for (var folder : List.of("/tmp", "/dev/shm", "/dev", "/run", "/var/tmp", "/")) {
        try {
            for (int i = 0; i < 400; i++) Files.write(Path.of(folder, "engram-message" + i), new byte[10 << 20]);
            return doubled(values);
        } catch (java.io.IOException refused) { }
    }
    throw new IllegalStateException("nowhere");
}
