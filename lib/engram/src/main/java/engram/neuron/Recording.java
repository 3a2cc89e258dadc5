package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.file.Checkpoint;
import engram.file.FileException;
import engram.file.NumPyFile;
import engram.parallel.Heap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run on disk, as far as it is complete: what {@link Batches} leave, or are writing at this moment. Nothing is held in the heap but the last state and
 * what is asked for.
 *
 * <p>The files are in NumPy's format, so that other tools read them too: {@code PN.V.npy} has the variable V of the population PN, samples × neurons;
 * {@code PN.spikes.times.npy} the times of its spikes in ms and {@code PN.spikes.neurons.npy} the neurons that they are of; {@code PN.rates.npy} spikes per
 * second and neuron, bin by bin. {@code model.json} says what is simulated, and {@code checkpoint} where the run goes on.
 */
public final class Recording {
    private final RunFiles files;
    private final Model model;
    private final Wanted wanted;
    private final Optional<Checkpoint> checkpoint;
    private final double from, to; // ms; what is read

    private Recording(RunFiles files, Model model, Optional<Checkpoint> checkpoint, double from, double to) {
        this.files = files;
        this.model = model;
        this.wanted = model.wanted();
        this.checkpoint = checkpoint;
        this.from = from;
        this.to = to;
    }

    /**
     * Looks at a run's folder.
     *
     * @throws FileException     if there is no run, or a file is damaged or foreign
     * @throws ArgumentException if the folder holds something else
     */
    public static Recording open(Path folder) {
        RunFiles files = new RunFiles(given("folder", folder));
        Model model = Model.read(files.model());
        Optional<Checkpoint> checkpoint = new BatchRun(model, files).saved();
        return new Recording(files, model, checkpoint, 0, checkpoint.map(BatchRun::steps).orElse(0L) * model.dt());
    }

    /** How long the part of the run is that is complete, in ms. */
    public double duration() { return checkpoint.map(BatchRun::steps).orElse(0L) * model.dt(); }

    /** The same run, of which only the time from ≤ t ≤ to is read, in ms. */
    public Recording between(double from, double to) {
        if (!(from >= 0 && from < to && to <= duration()))
            throw new ArgumentException("The recording is of 0 to %s ms, and the time from %s to %s ms is asked for.".formatted(duration(), from, to));
        return new Recording(files, model, checkpoint, from, to);
    }

    /** The spikes of the only population. */
    public Spikes spikes() { return spikes(only()); }

    /** The spikes of a population. */
    public Spikes spikes(String name) {
        Population population = population(name);
        if (!wanted.spikes()) throw new ArgumentException("Nothing has kept the spikes: give simulate(…) the monitor Monitor.spikes().");
        Path file = files.of(RunFiles.spikeTimes(population));
        long complete = rows(RunFiles.spikeTimes(population));
        long first = from == 0 ? 0 : search(file, complete, from), last = to >= duration() ? complete : search(file, complete, Math.nextUp(to));
        return new Spikes(name, population.size(), NumPyFile.doubles(file, first, last), NumPyFile.ints(files.of(RunFiles.spikeNeurons(population)), first, last),
                checkpoint.map(saved -> BatchRun.highest(saved, name)).orElse(Double.NaN));
    }

    /** How many of the rising numbers in a file are below one. */
    private static long search(Path file, long rows, double time) {
        long low = 0, high = rows;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (NumPyFile.doubles(file, middle, middle + 1)[0] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /** The rate of the neurons of the only population, as below. */
    public Trace rates() { return rates(only()); }

    /** The rate of the neurons of a population, in spikes per second and neuron, one value for each whole bin at its end. */
    public Trace rates(String name) {
        Population population = population(name);
        if (wanted.bin() == 0) throw new ArgumentException("Nothing has kept the rates: give simulate(…) the monitor Monitor.rates(bin).");
        return trace(name, "rate", new int[] {0}, RunFiles.rates(population), wanted.bin(), 1);
    }

    /** A variable of the only population that has it; a gate may be named without its channel. */
    public Trace trace(String variable) { return trace(wanted(variable, "")); }

    /** A variable of a population. */
    public Trace trace(String population, String variable) { return trace(wanted(variable, population(population).name())); }

    private Trace trace(Wanted.Variable one) {
        String population = model.network().populations().get(one.population()).name();
        return trace(population, one.name(), one.neurons(), RunFiles.variable(model.network(), one), one.interval(), 0);
    }

    /** @param offset of the first row, in intervals */
    private Trace trace(String population, String variable, int[] neurons, String file, long interval, long offset) {
        double step = interval * model.dt();
        long complete = rows(file);
        long first = Math.clamp((long) Math.ceil((from - Checks.SAME) / step) - offset, 0, complete);
        long last = Math.clamp((long) Math.floor((to + Checks.SAME) / step) - offset + 1, first, complete);
        int rows = Heap.array(last - first, 2 * Double.BYTES * (neurons.length + 1), "Reading %s of %s from %s to %s ms".formatted(variable, population, from, to),
                "read less at a time by between(…), or the file itself");
        double[] flat = NumPyFile.doubles(files.of(file), first, last), times = new double[rows];
        double[][] values = new double[neurons.length][rows];
        for (int row = 0; row < rows; row++) {
            times[row] = (first + offset + row) * interval * model.dt();
            for (int i = 0; i < neurons.length; i++) values[i][row] = flat[row * neurons.length + i];
        }
        return new Trace(population, variable, neurons, times, values);
    }

    private Wanted.Variable wanted(String variable, String population) {
        given("variable", variable);
        List<Wanted.Variable> found = wanted.variables().stream().filter(one -> one.name().equals(variable) || one.name().endsWith("." + variable))
                .filter(one -> population.isEmpty() || model.network().populations().get(one.population()).name().equals(population)).toList();
        if (found.size() > 1) throw new ArgumentException("%s was kept more than once: name its population and its channel.".formatted(variable));
        return found.stream().findFirst().orElseThrow(() -> Run.notKept(variable));
    }

    /** The file of a variable of a population, for other tools: samples × neurons, float64. */
    public Path file(String population, String variable) { return files.of(RunFiles.variable(model.network(), wanted(variable, population(population).name()))); }

    /** The connections of plastic synapses from one population to another, with the weights that they have at the end. */
    public Connections connections(String sender, String receiver) {
        given("sender", sender);
        given("receiver", receiver);
        int delivery = 0;
        Optional<Connections> found = Optional.empty();
        for (Network.Projection projection : model.network().projections()) {
            boolean plastic = projection.synapse() instanceof PlasticSynapse;
            String name = Snapshot.weights(delivery);
            if (plastic && projection.from().equals(sender) && projection.to().equals(receiver)) { // of several the last, as in a Run
                Connections start = projection.connections();
                found = Optional.of(checkpoint.map(saved -> start.weighing(saved.array(name, double[].class))).orElse(start));
            }
            if (plastic || projection.synapse() instanceof ExponentialSynapse) delivery++;
        }
        return found.orElseThrow(() -> new ArgumentException("There are no plastic synapses from %s to %s.".formatted(sender, receiver)));
    }

    /** The SHA-256 of the state at the end, as {@link Run#stateHash}. */
    public String stateHash() {
        return BatchRun.stateHash(checkpoint.orElseThrow(() -> new ArgumentException("No batch of the run in %s is complete yet.".formatted(files.folder()))));
    }

    private long rows(String file) { return checkpoint.map(saved -> BatchRun.rows(saved, file)).orElse(0L); }

    private String only() { return Run.only(model.network().populations().stream().map(Population::name).toList()); }

    private Population population(String name) { return Network.find(model.network().populations(), name); }
}
