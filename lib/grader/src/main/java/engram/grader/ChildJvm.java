package engram.grader;

import engram.grader.jail.Jail;
import engram.grader.jail.Room;
import engram.grader.student.Student;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process with the student's code in it, asked line by line. Whatever goes wrong with an answer, the process is ended with it. */
final class ChildJvm implements AutoCloseable {
    private static final int LONGEST_ANSWER = 64 << 20; // bytes
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto",
            "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true", "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
            "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED", "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

    private final Jail jail;
    private final Path folder;
    private final Process process;
    private final OutputStream requests;
    private final InputStream answers;

    /** Starts the process, in a folder of its own. */
    ChildJvm(Limits limits, Jail jail) {
        try {
            folder = Files.createTempDirectory("engram-student");
            this.jail = jail;
            var classPath = StudentClassPath.in(folder.resolve("classes"));
            var readable = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
            process = jail.start(command(classPath, limits.heap()),
                    new Room(Files.createDirectory(folder.resolve("work")), readable, limits.cpu(), 4 * limits.heap(), 0));
            requests = new BufferedOutputStream(process.getOutputStream());
            answers = new BufferedInputStream(process.getInputStream());
        } catch (IOException failure) {
            throw new GraderException("The student's process cannot be started: " + failure.getMessage(), failure);
        }
    }

    private List<String> command(String classPath, long heap) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Xmx%dm".formatted(heap >> 20));
        var cache = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (cache != null) {
            command.add("-Dorg.bytedeco.javacpp.cachedir=" + cache);
        }
        command.addAll(List.of("-cp", classPath, Student.class.getName()));
        return command;
    }

    /**
     * Sends a line and returns the line that answers it.
     *
     * @throws StudentFailure when there is no answer in time, or the process has ended
     */
    String ask(String request, Duration limit) {
        var exchange = new FutureTask<>(() -> {
            requests.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            requests.flush();
            return readLine();
        });
        Thread.ofVirtual().start(exchange);
        try {
            return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            throw new StudentFailure("gave no answer within %d s; is there a loop without end?".formatted(limit.toSeconds()));
        } catch (ExecutionException ended) {
            close();
            throw new StudentFailure(ended.getCause() instanceof StudentFailure told ? told.getMessage() : "ended the whole program");
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new GraderException("Grading was interrupted.", interrupted);
        }
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("the process has ended");
            }
            if (line.size() == LONGEST_ANSWER) {
                throw new StudentFailure("answered with more than %d MB".formatted(LONGEST_ANSWER >> 20));
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process and what it has started, and removes its folder. */
    @Override
    public void close() {
        jail.end(process);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException _) {
            // a temporary folder that is left over does no harm
        }
    }
}
