package engram.memory.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.file.FileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** A JVM that trains, with a checkpoint after every batch, until it is done or killed. */
final class TrainerJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    /** @param shell a command that comes first, such as one that sets limits */
    TrainerJvm(String shell, Variant variant, Path folder, int epochs) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        process = new ProcessBuilder("bash", "-c", shell + "\nexec \"$@\"", "bash", java, "-Xmx512m", "-XX:-UsePerfData",
                "--add-modules=jdk.incubator.vector", "-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
                TrainerJvm.class.getName(), variant.name(), folder.toString(), Integer.toString(epochs)).redirectErrorStream(true).start();
        output = process.inputReader();
    }

    /** What is trained, here and there. */
    static Training training(Variant variant, int epochs) {
        var memory = Recipe.OF_2024.initialised(variant.memory(784, 30, 10), 1);
        return Training.of(memory, Digits.SAMPLE.train()).solver(variant.solver()).epochs(epochs).seed(4).constrained(new SpectralClip(1, 5));
    }

    public static void main(String[] arguments) {
        ImageIO.setUseCache(false); // a file, which limits would forbid
        Path folder = Path.of(arguments[1]);
        var training = training(Variant.valueOf(arguments[0]), Integer.parseInt(arguments[2]));
        System.out.println("begins");
        try {
            training.checkpoints(folder, 0).run();
            System.out.println("done");
        } catch (FileException refused) {
            System.out.println(refused.getMessage());
        }
    }

    /** What it says next; waits for it. */
    String next() throws IOException {
        String line = output.readLine();
        while (line != null && line.startsWith("WARNING")) line = output.readLine();
        return String.valueOf(line);
    }

    boolean isAlive() { return process.isAlive(); }

    /** Kills the process; whether it was still at work. */
    boolean kill() throws Exception {
        process.toHandle().destroyForcibly(); // Process.destroyForcibly would close what is still to be read
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        if (process.exitValue() != 0) assertEquals(128 + 9, process.exitValue());
        return process.exitValue() != 0;
    }

    @Override public void close() { process.destroyForcibly(); }
}
