package engram.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The real Jupyter, used from the command line: every notebook is executed by nbconvert in a kernel of its own.
 *
 * @param command the path of {@code jupyter}
 */
record Jupyter(Path command) {

    /**
     * A notebook after a run.
     *
     * @param notebook the executed notebook
     * @param seconds how long the run took, start of the kernel included
     */
    record Run(Notebook notebook, double seconds) {
    }

    /**
     * Executes a notebook from top to bottom, failing cells included, in the folder where it lies.
     *
     * @param notebook the notebook; it is not changed
     * @param folder where the executed notebook is written, under the same name
     * @param limit the time after which the run is ended
     * @return the executed notebook
     * @throws CommandException when the kernel dies or Jupyter itself fails
     * @throws TimeoutException when the time is up
     */
    Run execute(Path notebook, Path folder, Duration limit) throws IOException, InterruptedException, TimeoutException {
        long start = System.nanoTime();
        nbconvert(limit, "--to", "notebook", "--execute", "--allow-errors",
                "--ExecutePreprocessor.timeout=" + limit.toSeconds(), "--ExecutePreprocessor.record_timing=False",
                "--output-dir=" + folder, notebook.toString());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Run(Notebook.read(folder.resolve(notebook.getFileName())), seconds);
    }

    /**
     * Writes the HTML page of an executed notebook beside it.
     *
     * @param notebook an executed notebook
     */
    void page(Path notebook) throws IOException, InterruptedException, TimeoutException {
        nbconvert(Duration.ofMinutes(2), "--to", "html", notebook.toString());
    }

    private void nbconvert(Duration limit, String... options) throws IOException, InterruptedException, TimeoutException {
        List<String> line = new ArrayList<>(List.of(command.toString(), "nbconvert", "--log-level=WARN"));
        line.addAll(List.of(options));
        Path log = Files.createTempFile("engram-nbconvert", ".log");
        try {
            Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            Thread stop = new Thread(() -> family(process).forEach(ProcessHandle::destroy));
            Runtime.getRuntime().addShutdownHook(stop);
            try {
                if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                    throw new TimeoutException("took longer than %d s".formatted(limit.toSeconds()));
                }
            } finally {
                end(process);
                Runtime.getRuntime().removeShutdownHook(stop);
            }
            if (process.exitValue() != 0) {
                throw new CommandException("Jupyter could not finish it: " + lastLine(Files.readString(log)));
            }
        } finally {
            Files.delete(log);
        }
    }

    /** Ends a run that is under way, its kernel included; does nothing after a run that is over. */
    private static void end(Process process) throws InterruptedException {
        List<ProcessHandle> family = family(process);
        family.forEach(ProcessHandle::destroy);
        process.waitFor(3, TimeUnit.SECONDS);
        family.forEach(ProcessHandle::destroyForcibly);
        process.waitFor();
    }

    /** A process and all that it started, its kernel among them. */
    private static List<ProcessHandle> family(Process process) {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    }

    private static String lastLine(String log) {
        return log.strip().lines().filter(line -> !line.isBlank()).reduce((first, second) -> second).orElse("it gave no reason");
    }
}
