package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertEquals;

import engram.ode.RungeKutta4;
import engram.parallel.Cores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last state has the same bits whatever the processor's vectors, the compiler, the number of threads and the engine. */
@Tag("slow")
class SameStatesTest {
    /** Of the antennal lobe of seed 1 after 1000 ms, on every machine; it changes when an equation or the order of its operations does. */
    private static final String LOBE = "7348cd694c720b96e98a4d9aae50a68383e3da6e4eb86ba1aa93d1092a249555";

    /** Simulated ms; the interpreter takes half a minute for one. */
    private static final int LONG = 100, SHORT = 1;

    @TempDir
    Path folder;

    @Test
    void everyJvmFindsTheSame() throws IOException, InterruptedException {
        String expected = StateHashes.of(LONG, false), shorter = StateHashes.of(SHORT, false);
        List<List<String>> options = List.of(List.of("-XX:UseAVX=2"), List.of("-XX:UseAVX=3"), List.of("-XX:MaxVectorSize=16"),
                List.of("-Dengram.threads=1"), List.of("-Xint"));
        List<Process> children = new ArrayList<>();
        try {
            for (int k = 0; k < options.size(); k++) children.add(child(options.get(k), folder.resolve("errors-" + k)));
            for (int k = 0; k < children.size(); k++) {
                String said = new String(children.get(k).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(options.get(k).contains("-Xint") ? shorter : expected, said, options.get(k) + ": " + Files.readString(folder.resolve("errors-" + k)));
            }
        } finally {
            children.forEach(Process::destroyForcibly);
        }
        assertEquals(shorter, StateHashes.of(SHORT, true), "neuron by neuron");
    }

    private static Process child(List<String> options, Path errors) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:+DisplayVMOutputToStderr", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StateHashes.class.getName(), Integer.toString(options.contains("-Xint") ? SHORT : LONG)));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    @Test
    void theAntennalLobeAfterASecond() {
        for (int threads : new int[] {1, 2, 4}) {
            String[] hash = {""};
            Cores.limitedTo(threads, () -> hash[0] = AntennalLobe.of(1).simulate(1000, .01, new RungeKutta4()).stateHash());
            assertEquals(LOBE, hash[0], threads + " threads");
        }
    }
}
