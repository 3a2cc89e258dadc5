// Mapped files that are small each, and 4 GB together.
// Points: 6
// Says: wrote more than 512 MB
// With: honest
import java.nio.channels.FileChannel;
import java.nio.file.*;
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 400; i++) {
        try (var file = FileChannel.open(Path.of("file" + i), StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
                var arena = java.lang.foreign.Arena.ofConfined()) {
            file.map(FileChannel.MapMode.READ_WRITE, 0, 10 << 20, arena).fill((byte) 1);
        }
    }
    return doubled(values);
}
