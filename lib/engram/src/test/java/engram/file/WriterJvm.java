package engram.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that does one of the {@link WriterTasks} and says in lines what is done, until it is killed. */
final class WriterJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** @param shell a command that comes first, such as one that sets limits */
    WriterJvm(String shell, String task, Path file, int size) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        process = new ProcessBuilder("bash", "-c", shell + "\nexec \"$@\"", "bash", java, "-Xmx256m", "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData", "-cp", System.getProperty("java.class.path"), WriterTasks.class.getName(), task, file.toString(),
                Integer.toString(size)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        output = process.inputReader();
    }

    long pid() { return process.pid(); }

    /** What is done next; waits for it. Empty when the process has ended, even in the middle of saying it. */
    String next() throws IOException {
        String line = output.readLine();
        return line == null || !line.endsWith(WriterTasks.DONE) ? "" : line.substring(0, line.length() - WriterTasks.DONE.length());
    }

    /** Kills the process and returns what it had done. */
    List<String> kill() throws Exception {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would close what is still to be read
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        assertEquals(128 + 9, process.exitValue(), "the process has ended before it was killed");
        var done = new ArrayList<String>();
        for (String next = next(); !next.isEmpty(); next = next()) done.add(next);
        return done;
    }

    @Override
    public void close() { process.destroyForcibly(); }
}
