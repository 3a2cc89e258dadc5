package engram.neuron;

import engram.argument.ArgumentException;
import engram.file.Checkpoint;
import engram.file.Claim;
import engram.file.FileException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * A run on disk, batch by batch. At the end of each the files of the monitors are forced to disk, and then a checkpoint says how many rows of each belong to
 * the state that it holds; so a run that was killed at any moment goes on from its last checkpoint, and what it had written beyond is cut off.
 */
final class BatchRun {
    private static final String MODEL = "model", STEPS = "steps", ROWS = "rows of ", STATE = "state", HIGHEST = "highest voltage of ";

    private final Model model;
    private final String hash;
    private final RunFiles files;

    BatchRun(Model model, RunFiles files) {
        this.model = model;
        this.hash = Model.hash(model.json());
        this.files = files;
    }

    /**
     * Goes on until so many steps have been made.
     *
     * @param batch steps between two checkpoints
     * @param made  hears how many steps there are, and how many more are made
     * @throws Part.Astray         if a variable goes astray; what is complete stays
     * @throws FileException.InUse if someone else makes this run
     */
    void until(long steps, long batch, LongConsumer made) {
        try (var _ = Claim.on(files.model())) { // before the checkpoint is read: nobody else goes on from it
            goOn(steps, batch, made);
        }
    }

    private void goOn(long steps, long batch, LongConsumer made) {
        Optional<Checkpoint> saved = saved();
        long from = saved.map(BatchRun::steps).orElse(0L);
        if (from >= steps) return;
        try (var recorder = new DiskRecorder(model, files, name -> saved.map(checkpoint -> rows(checkpoint, name)).orElse(0L))) {
            var simulation = new Simulation(model.network(), model.dt(), model.method(), false, recorder);
            if (saved.isEmpty()) simulation.begin();
            else Snapshot.restore(saved.get(), simulation);
            simulation.restore(from);
            made.accept(from);
            for (long begin = from; begin < steps; begin = Math.min(steps, begin + batch)) {
                long end = Math.min(steps, begin + batch);
                recorder.begin(begin, end);
                simulation.advance(end, made);
                write(simulation, recorder.end(), end);
            }
        }
    }

    private void write(Simulation simulation, Map<String, Long> rows, long made) {
        Map<String, String> header = new LinkedHashMap<>(Map.of(MODEL, hash, STEPS, Long.toString(made), STATE,
                Run.hash(LastState.of(model.network(), simulation.parts()))));
        rows.forEach((name, count) -> header.put(ROWS + name, Long.toString(count)));
        for (int p = 0; p < model.network().populations().size(); p++)
            header.put(HIGHEST + model.network().populations().get(p).name(), Double.toString(Recorder.highest(p, simulation.parts())));
        new Checkpoint(header, Snapshot.of(simulation)).write(files.checkpoint());
    }

    /**
     * The last checkpoint, if there is one.
     *
     * @throws FileException     if it is damaged, foreign, newer, or can't be read
     * @throws ArgumentException if it is of another model
     */
    Optional<Checkpoint> saved() {
        if (Files.notExists(files.checkpoint())) return Optional.empty();
        Checkpoint checkpoint = Checkpoint.read(files.checkpoint());
        if (!hash.equals(checkpoint.header().get(MODEL)))
            throw new ArgumentException("The checkpoint %s is of another model than the one that the folder describes: choose another folder."
                    .formatted(files.checkpoint()));
        return Optional.of(checkpoint);
    }

    static long steps(Checkpoint checkpoint) { return Long.parseLong(checkpoint.header().get(STEPS)); }

    static long rows(Checkpoint checkpoint, String file) { return Long.parseLong(checkpoint.header().getOrDefault(ROWS + file, "0")); }

    /** The highest voltage of a population, in mV. */
    static double highest(Checkpoint checkpoint, String population) { return Double.parseDouble(checkpoint.header().get(HIGHEST + population)); }

    static String stateHash(Checkpoint checkpoint) { return checkpoint.header().get(STATE); }
}
