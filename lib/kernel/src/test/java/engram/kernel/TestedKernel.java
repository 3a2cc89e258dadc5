package engram.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The kernel that has just been packaged, for Jupyter's client to start: from its jars, with the ahead-of-time cache, as a user's.
 *
 * @param folder where Jupyter finds it, and where files may be left
 * @param python the Python that has Jupyter's client
 */
record TestedKernel(Path folder, String python) {
    private static final List<String> OPTIONS = List.of(System.getProperty("engram.kernel.options").strip().split("\\s+"));
    private static final String CLASS_PATH = Path.of("target/engram-kernel.jar").toAbsolutePath() + File.pathSeparator
            + Path.of("target/jars").toAbsolutePath().resolve("*");

    /** Describes the kernel to Jupyter in a folder, where there is a client to drive it. */
    static Optional<TestedKernel> in(Path folder) throws IOException, InterruptedException {
        var python = findPython();
        if (python.isEmpty()) {
            return Optional.empty();
        }
        var arguments = new JsonArray();
        command(List.of("-XX:AOTCache=" + record(folder), "-Xlog:disable"), Main.class, "{connection_file}").forEach(arguments::add);
        var spec = new JsonObject();
        spec.add("argv", arguments);
        spec.addProperty("display_name", "Java");
        spec.addProperty("language", "java");
        spec.addProperty("interrupt_mode", "message");
        Files.writeString(Files.createDirectories(folder.resolve("kernels/java")).resolve("kernel.json"), spec.toString());
        return Optional.of(new TestedKernel(folder, python.get()));
    }

    /** Makes the ahead-of-time cache as lib/launcher/kernel.sh does; a hundred starts are worth it. */
    private static Path record(Path folder) throws IOException, InterruptedException {
        var cache = folder.resolve("kernel.aot");
        var log = folder.resolve("aot.log");
        int code = new ProcessBuilder(command(List.of("-XX:AOTCacheOutput=" + cache), Rehearsal.class)).redirectErrorStream(true)
                .redirectOutput(log.toFile()).start().waitFor();
        if (code != 0 || !Files.exists(cache)) {
            throw new IllegalStateException("no ahead-of-time cache was made: " + Files.readString(log));
        }
        return cache;
    }

    private static List<String> command(List<String> options, Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", CLASS_PATH, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The Python that runs {@code jupyter}, else the one on the path. */
    private static Optional<String> findPython() {
        return Stream.concat(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(dir -> Path.of(dir, "jupyter"))
                        .filter(Files::isRegularFile).flatMap(TestedKernel::interpreter), Stream.of("python3"))
                .filter(TestedKernel::hasClient)
                .findFirst();
    }

    private static Stream<String> interpreter(Path script) {
        try (var lines = Files.lines(script)) {
            return lines.limit(1).filter(line -> line.startsWith("#!")).map(line -> line.substring(2).trim()).toList().stream();
        } catch (IOException | RuntimeException e) {
            return Stream.empty();
        }
    }

    private static boolean hasClient(String python) {
        try {
            return new ProcessBuilder(python, "-c", "import jupyter_client").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
