package engram.cluster;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notebooks on a cluster: the kernel that was packaged, driven by Jupyter's client. */
@Tag("jupyter")
class NotebookTest {
    private static final Path KERNEL = Path.of("../kernel").toAbsolutePath().normalize();

    @TempDir Path folder;

    @Test
    void cellsRunOnTheCluster() throws Exception { run("notebook.py", 1); }

    @Test
    void theCoursesNotebookRunsOnTwoWorkersAndKillsOne() throws Exception { run("day_7.py", 2); }

    private void run(String script, int workers) throws Exception {
        try (var cluster = new TestedCluster(folder).start(workers)) {
            describeKernel(cluster);
            var command = List.of("bash", "-c", ". ../launcher/kernel.sh; jupyter=$(command -v jupyter) && python=$(jupyter_python) || python=python3; exec $python \"$@\"",
                    "notebook", "src/test/python/" + script, cluster.address(), KERNEL.resolve("src/test/python").toString());
            var log = folder.resolve("notebook.log");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("ENGRAM_TEST_JUPYTER_PATH", folder.toString());
            var process = builder.start();
            boolean ended = process.waitFor(240, TimeUnit.SECONDS);
            if (!ended) process.destroy();
            assertTrue(ended && process.exitValue() == 0, Files.readString(log));
        }
    }

    private void describeKernel(TestedCluster cluster) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add(System.getProperty("java.home") + "/bin/java");
        arguments.addAll(List.of(System.getProperty("engram.test.options").strip().split("\\s+")));
        arguments.addAll(List.of("-Dengram.cluster.secret=" + cluster.secret(),
                "-Dengram.cluster.places=" + System.getProperty("engram.test.spark") + "/jars:" + Path.of("target/classes").toAbsolutePath(),
                "-cp", KERNEL.resolve("target/engram-kernel.jar") + ":" + KERNEL.resolve("target/jars") + "/*", "engram.kernel.Main", "{connection_file}"));
        var spec = Map.of("argv", arguments, "display_name", "Java", "language", "java", "interrupt_mode", "message");
        Files.writeString(Files.createDirectories(folder.resolve("kernels/java")).resolve("kernel.json"), new Gson().toJson(spec));
    }
}
