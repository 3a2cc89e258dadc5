package engram.memory.training;

import engram.file.Checkpoint;
import engram.file.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How far a training has come, with the checkpoint it can go on from. */
final class Course {
    private static final String FORMAT = "engram training 1";

    /**
     * Where checkpoints are kept.
     *
     * @param seconds between two of them
     */
    record Place(Path folder, double seconds) {
        Path file() { return folder.resolve("training.checkpoint"); }
    }

    private final Engine engine;
    private final Optional<Place> place;
    private final String description;
    private final List<Epoch> epochs = new ArrayList<>();
    private int batch;         // of this epoch, done
    private long step;         // batches done in all
    private double loss, calls; // of this epoch's batches, added up
    private double seconds;    // of this epoch that were over when this run began
    private long began = System.nanoTime(), saved = began;

    private Course(Optional<Place> place, Training training, Engine engine) {
        this.place = place;
        this.engine = engine;
        this.description = place.isEmpty() ? "" : training.description();
    }

    static Course beginning(Training training, Engine engine) { return new Course(Optional.empty(), training, engine); }

    /** From the checkpoint of a folder, if there is one. */
    static Course in(Place place, Training training, Engine engine) {
        WholeFile.makeFolder(place.folder());
        var course = new Course(Optional.of(place), training, engine);
        if (Files.exists(place.file())) course.read(Checkpoint.read(place.file()));
        return course;
    }

    int epoch() { return epochs.size(); }

    int batch() { return batch; }

    long step() { return step; }

    List<Epoch> epochs() { return epochs; }

    /** Of the batches of this epoch so far. */
    double meanLoss() { return batch == 0 ? 0 : loss / batch; }

    /** Counts a batch. */
    void add(Engine.Outcome outcome) {
        loss += outcome.loss();
        calls += outcome.calls();
        batch++;
        step++;
    }

    void finishEpoch() {
        epochs.add(new Epoch(epoch() + 1, meanLoss(), calls / batch, elapsed()));
        batch = 0;
        loss = 0;
        calls = 0;
        seconds = 0;
        began = System.nanoTime();
    }

    private double elapsed() { return seconds + (System.nanoTime() - began) / 1e9; }

    /** Writes a checkpoint if the last one is some seconds old. */
    void saveNowAndThen() {
        if (place.isPresent() && (System.nanoTime() - saved) / 1e9 > place.get().seconds()) save();
    }

    void save() {
        if (place.isEmpty()) return;
        var header = new TreeMap<>(Map.of("format", FORMAT, "training", description, "batch", "" + batch, "step", "" + step, "loss", "" + loss,
                "calls", "" + calls, "seconds", "" + elapsed(), "epochs", "" + epochs.size()));
        epochs.forEach(epoch -> header.put("epoch " + epoch.number(), epoch.loss() + " " + epoch.calls() + " " + epoch.seconds()));
        new Checkpoint(header, arrays()).write(place.get().file());
        saved = System.nanoTime();
    }

    private Map<String, Object> arrays() {
        var arrays = new LinkedHashMap<String, Object>();
        for (var block : engine.parameters().blocks()) {
            arrays.put(block.name(), block.values());
            float[][] memory = block.moments().memory();
            for (int k = 0; k < memory.length; k++) arrays.put(block.name() + " moment " + (k + 1), memory[k]);
        }
        return arrays;
    }

    private void read(Checkpoint from) {
        var header = from.header();
        if (!FORMAT.equals(header.get("format")) || !description.equals(header.get("training")))
            throw new TrainingException("The checkpoint " + place.get().file() + (FORMAT.equals(header.get("format")) ? " belongs to another training"
                    : " holds no training, or one of another version") + ": give this one a folder of its own.");
        arrays().forEach((name, array) -> {
            float[] saved = from.array(name, float[].class), here = (float[]) array;
            System.arraycopy(saved, 0, here, 0, here.length);
        });
        batch = Integer.parseInt(header.get("batch"));
        step = Long.parseLong(header.get("step"));
        loss = Double.parseDouble(header.get("loss"));
        calls = Double.parseDouble(header.get("calls"));
        seconds = Double.parseDouble(header.get("seconds"));
        for (int number = 1; number <= Integer.parseInt(header.get("epochs")); number++) {
            String[] numbers = header.get("epoch " + number).split(" ");
            epochs.add(new Epoch(number, Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]), Double.parseDouble(numbers[2])));
        }
    }
}
