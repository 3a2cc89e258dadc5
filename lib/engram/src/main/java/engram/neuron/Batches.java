package engram.neuron;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.file.Claim;
import engram.file.WholeFile;
import engram.ode.FixedStep;
import engram.progress.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a network is simulated batch by batch. After each batch a {@link engram.file.Checkpoint} is written, with a hash of the model; a run that was stopped
 * or killed, at whatever moment, goes on from there, and its files end up with the same bytes. What monitors keep is streamed to files in NumPy's format,
 * which can be read while they grow ({@link Recording}).
 *
 * <p>Batches run in a process of their own with a small heap. It ends with the process that has started it. For that all parts of the network must be
 * numbers or lambdas that can be read as formulas ({@link engram.rate.Reading}). One process makes a run at a time.
 *
 * @param network what is simulated
 * @param folder  of the run's files
 * @param ms      how long a batch is, in ms
 * @param heap    of the process, in MB
 * @param here    whether batches run in this process instead
 */
public record Batches(Network network, Path folder, double ms, int heap, boolean here) {
    private static final int LEAST = 16, MOST = 1 << 20; // MB

    /** @throws ArgumentException if something is missing, or a number can't be */
    public Batches {
        given("network", network);
        given("folder", folder);
        Checks.positive("The length of a batch in ms", ms);
        if (heap < LEAST || heap > MOST) throw new ArgumentException("The heap of the process is %d MB: it must be %d to %d.".formatted(heap, LEAST, MOST));
    }

    /** The same in a process with a heap of so many MB. */
    public Batches withHeap(int megabytes) { return new Batches(network, folder, ms, megabytes, here); }

    /** The same in this process, which then must not be killed. */
    public Batches inThisProcess() { return new Batches(network, folder, ms, heap, true); }

    /**
     * Simulates the network, from its start or from where the run in the folder has ended; the same call goes on with a run that was stopped, and a longer
     * one makes it longer.
     *
     * @param until    how long the whole run is to be, in ms, a whole number of steps; of bins, too, where rates are kept
     * @param dt       the step, in ms
     * @param method   with exponential Euler the slopes are held for a step, else they are computed at its stages
     * @param monitors what is kept
     * @throws ArgumentException if the times or monitors can't be, a part of the network is no formula, or the folder holds a run of another model
     * @throws engram.file.FileException if a file can't be written or read, is damaged or foreign, or someone else makes this run; what was complete stays
     * @throws BatchException if a variable goes astray, or the process meets with one of these or ends before its time; what was complete stays
     * @throws java.util.concurrent.CancellationException if this thread is interrupted; what was complete stays
     */
    public Recording simulate(double until, double dt, FixedStep method, Monitor... monitors) {
        Checks.positive("The step dt, in ms,", dt);
        var model = new Model(network, dt, given("method", method), List.of(eachGiven("monitors", monitors)));
        long steps = Simulation.wholeSteps("The duration", Checks.positive("The duration in ms", until), dt);
        long batch = Math.min(steps, Simulation.wholeSteps("The length of a batch", ms, dt));
        long bin = model.wanted().bin();
        if (bin > 0 && (steps % bin != 0 || batch % bin != 0))
            throw new ArgumentException("The duration is %s ms and a batch %s ms: both must be a whole number of bins of %s ms.".formatted(until, ms, bin * dt));
        RunFiles files = new RunFiles(folder);
        var run = new BatchRun(described(model, files), files);
        run.saved(); // refuses what is damaged, before anything is started
        try (var progress = Progress.of("simulate", steps)) {
            if (here) run.until(steps, batch, progress::step);
            else new BatchProcess(files, heap).until(steps, batch, progress::step);
        } catch (Part.Astray astray) {
            throw new BatchException(Simulation.sentence(astray, dt), folder);
        }
        return Recording.open(folder);
    }

    /**
     * Writes the model down, or compares it with the one that is there. Where no batch is complete yet, one that is there is replaced.
     *
     * @return the model as it is written there, so that it is the same here and in a process of its own
     */
    private Model described(Model model, RunFiles files) {
        String text = model.json();
        RunFiles.requireNames(network, model.wanted());
        WholeFile.makeFolder(folder);
        try (var _ = Claim.on(files.model())) {
            boolean begun = Files.exists(files.checkpoint());
            if (Files.exists(files.model())) {
                Model there = Model.read(files.model()); // refuses what is damaged, foreign or newer
                String difference = Model.difference(WholeFile.read(files.model()), text);
                if (difference.isEmpty()) return there;
                if (begun)
                    throw new ArgumentException("The folder %s holds a run of another model, in which %s: choose another folder, or remove this one."
                            .formatted(folder, difference));
            } else if (begun) {
                throw new ArgumentException("The folder %s holds a checkpoint and no model.json that says of what it is: choose another folder.".formatted(folder));
            }
            WholeFile.write(files.model(), text);
            return Model.read(files.model());
        }
    }
}
