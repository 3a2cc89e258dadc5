package engram.neuron;

import engram.parallel.TooLargeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * Batches in a process of their own, of which this is the main class too. The process reads the model from the folder, and says in lines how many steps it
 * has made and how it ended. It ends when nobody holds its standard input any more.
 */
final class BatchProcess {
    private static final String MADE = "made ", FAILED = "failed ";
    private static final int LOOK = 20;            // ms between two looks at what the process says
    private static final long REPORT = 50_000_000; // ns between two lines about steps

    private final RunFiles files;
    private final int heap;

    /** @param heap in MB */
    BatchProcess(RunFiles files, int heap) {
        this.files = files;
        this.heap = heap;
    }

    /**
     * Goes on until so many steps have been made.
     *
     * @param batch steps between two checkpoints
     * @param made  hears how many steps there are, and how many more are made; what it throws ends the process
     * @throws BatchException if the process ends before its time
     */
    void until(long steps, long batch, LongConsumer made) {
        Process process = start(steps, batch);
        String[] last = {""};
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            for (boolean over = false; !over;) {
                over = process.waitFor(LOOK, TimeUnit.MILLISECONDS); // before the last lines are read
                while (output.ready()) hear(output.readLine(), last, made);
                made.accept(0);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            made.accept(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
        if (process.exitValue() != 0) throw failure(process.exitValue(), last[0]);
    }

    private static void hear(String line, String[] last, LongConsumer made) {
        if (line.startsWith(MADE)) made.accept(Long.parseLong(line.substring(MADE.length())));
        else if (!last[0].startsWith(FAILED)) last[0] = line;
    }

    private BatchException failure(int status, String last) {
        String reason = last.startsWith(FAILED) ? last.substring(FAILED.length()) : status == 128 + 9 ? "The process of the batches was killed."
                : "The process of the batches has ended with the status %d%s.".formatted(status, last.isBlank() ? "" : " (%s)".formatted(last.strip()));
        return new BatchException(reason, files.folder());
    }

    private Process start(long steps, long batch) {
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC",
                "-Xmx" + heap + "m", "-Duser.language=en", "-Dstdout.encoding=UTF-8", "-cp", System.getProperty("java.class.path"),
                BatchProcess.class.getName(), files.folder().toString(), Long.toString(steps), Long.toString(batch));
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BatchException("The process for the batches can't be started: " + e.getMessage() + ".", files.folder());
        }
    }

    /** The process: a folder with a model, and how many steps the run and a batch have. */
    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("end of the parent").start(BatchProcess::endWithParent);
        RunFiles files = new RunFiles(Path.of(arguments[0]));
        Model model = null;
        try {
            model = Model.read(files.model());
            new BatchRun(model, files).until(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), new Report());
            return;
        } catch (Part.Astray astray) {
            fail(Simulation.sentence(astray, model.dt()));
        } catch (OutOfMemoryError _) {
            fail("The heap of the process, %d MB, is too small: give it more by withHeap(…).".formatted(Runtime.getRuntime().maxMemory() >> 20));
        } catch (TooLargeException e) {
            fail(e.getMessage().replace("start Java with a larger -Xmx", "give the process more by withHeap(…)"));
        } catch (RuntimeException | Error e) {
            fail(e.getMessage() == null ? e.toString() : e.getMessage());
        }
        System.exit(1);
    }

    private static void fail(String sentence) { System.out.println(FAILED + sentence.replaceAll("\\R", " ")); }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) continue;
        } catch (IOException _) {
            // as if it had ended
        }
        Runtime.getRuntime().halt(1);
    }

    /** Says now and then how many steps have been made. */
    private static final class Report implements LongConsumer {
        private long unsaid, said = System.nanoTime();

        @Override public void accept(long more) {
            unsaid += more;
            if (System.nanoTime() - said < REPORT) return;
            System.out.println(MADE + unsaid);
            unsaid = 0;
            said = System.nanoTime();
        }
    }
}
