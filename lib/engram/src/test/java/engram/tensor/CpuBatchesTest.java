package engram.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.parallel.Cores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuBatchesTest extends BatchesContract {

    @Override
    Backend backend() {
        return Backend.cpu();
    }

    @Test
    void anyNumberOfThreadsGivesTheSame() {
        // more than 65,536 numbers, and products of more than that many times 32 steps: all are shared
        Batch all = Batch.gaussian(400, 257, 3);
        int[] each = IntStream.range(0, all.rows()).toArray();
        for (BatchOperation operation : BatchOperation.all()) {
            Batch alone = all.copy();
            Cores.limitedTo(1, () -> operation.work().run(backend(), alone));
            for (int threads : new int[] {2, 3, 7}) {
                Batch shared = all.copy();
                Cores.limitedTo(threads, () -> operation.work().run(backend(), shared));
                assertSameRows(operation, alone, shared, each);
            }
        }
    }

    @Test
    void hardlyAnythingIsAllocated(@TempDir Path folder) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), BatchAllocations.class.getName())
                .redirectErrorStream(true).redirectOutput(said.toFile()).start();
        int code = program.waitFor();
        assertEquals(0, code, Files.readString(said));
    }
}
