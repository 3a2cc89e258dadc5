package engram.cuda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernels that are shipped: made of their sources, and fit for every GPU from compute capability 7.5. */
class PtxTest {
    private static final Path SOURCES = Path.of("src/main/cuda");
    private static final Path SHIPPED = Path.of("src/main/resources/engram/cuda");

    @TempDir
    private Path folder;

    @Test
    void everySourceIsShippedAsItIsNow() throws Exception {
        assumeTrue(succeeds("nvcc", "--version"), "skipped: there is no nvcc to rebuild the kernels with");
        String nvcc = output("nvcc", "--version");
        String shipped = Files.readAllLines(SHIPPED.resolve("matrix.ptx")).getFirst();
        assumeTrue(nvcc.contains(shipped.replaceFirst("^// ", "")), "skipped: the kernels were built with another nvcc, " + shipped.substring(3));
        assertEquals("", output(SOURCES.resolve("build.sh").toString(), folder.toString()));
        assertEquals(names(SHIPPED), names(folder));
        for (String name : names(SHIPPED)) {
            assertEquals(Files.readString(folder.resolve(name)), Files.readString(SHIPPED.resolve(name)), name + " is stale: run src/main/cuda/build.sh");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {75, 80, 86, 89, 90, 100, 120})
    void everyKernelAssembles(int capability) throws Exception {
        assumeTrue(succeeds("ptxas", "--version"), "skipped: there is no ptxas to assemble the kernels with");
        for (String name : names(SHIPPED)) {
            String report = output("ptxas", "-v", "-arch=sm_" + capability, SHIPPED.resolve(name).toString(), "-o", folder.resolve("out").toString());
            assertTrue(report.contains("ptxas info"), report);
            assertTrue(report.lines().noneMatch(line -> line.contains("error")), report);
        }
    }

    @Test
    void thePtxIsOfAVersionThatOldDriversRead() throws IOException {
        for (String name : names(SHIPPED)) {
            List<String> lines = Files.readAllLines(SHIPPED.resolve(name));
            assertTrue(lines.contains(".version 7.0") && lines.contains(".target sm_75"), name);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return output;
    }
}
