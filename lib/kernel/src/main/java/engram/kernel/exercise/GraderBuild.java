package engram.kernel.exercise;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The grader that was built with this kernel. It is a process of its own: what it needs to test with is nothing that cells should see.
 *
 * @param folder of its jars, beside the kernel's
 * @param home   of the checkout
 */
record GraderBuild(Path folder, Path home) {
    private static final String HOME = "engram.home";
    private static final String COMMAND = "engram.grader.command.CheckCommand";
    private static final List<String> OPTIONS = List.of("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
            "-Duser.language=en", "-Duser.country=US");
    private static final List<String> PASSED_ON = List.of("org.bytedeco.javacpp.cachedir", "java.library.path");
    private static final long END_SECONDS = 10;

    /** The build that this kernel is of, if it is of one. */
    static Optional<GraderBuild> find() {
        try {
            Path jar = Path.of(GraderBuild.class.getProtectionDomain().getCodeSource().getLocation().toURI()); // BUILD/kernel/engram-kernel.jar
            Path folder = jar.resolveSibling("..").normalize().resolve("grader");
            return Optional.ofNullable(System.getProperty(HOME)).filter(_ -> Files.isRegularFile(folder.resolve("engram-grader.jar")))
                    .map(home -> new GraderBuild(folder, Path.of(home)));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What the grader says of an exercise.
     *
     * @param cells as JSON
     * @throws InterruptedException when this thread is interrupted; the process is then ended
     */
    String ask(String exercise, String cells) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command(exercise)).redirectError(Redirect.DISCARD).start();
        var answer = new FutureTask<>(() -> {
            try (var out = process.getOutputStream()) {
                out.write(cells.getBytes(StandardCharsets.UTF_8));
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        });
        Thread.ofPlatform().name("check").daemon().start(answer);
        try {
            return answer.get();
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause());
        } finally {
            end(process);
        }
    }

    /** Lets the process remove what is the student's, and ends it where it does not. */
    private static void end(Process process) {
        process.destroy();
        Thread.ofPlatform().name("check-end").daemon().start(() -> {
            try {
                if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            } catch (InterruptedException _) {
                // then at once
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    private List<String> command(String exercise) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        PASSED_ON.stream().filter(name -> System.getProperty(name) != null).forEach(name -> command.add("-D%s=%s".formatted(name, System.getProperty(name))));
        String classPath = String.join(File.pathSeparator, folder.resolve("engram-grader.jar").toString(), folder.resolve("jars").resolve("*").toString());
        Stream.of("-cp", classPath, COMMAND, "--home=" + home, exercise).forEach(command::add);
        return command;
    }
}
