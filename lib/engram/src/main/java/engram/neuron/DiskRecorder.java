package engram.neuron;

import engram.file.NumPyFile;
import engram.file.NumPyFile.Shape;
import engram.file.NumPyFile.Type;
import engram.parallel.Heap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Streams all that is wanted of a run to files, of which only what was computed since the last batch is in the heap. */
final class DiskRecorder extends Recorder implements AutoCloseable {
    private final RunFiles files;
    private double[][] counts;                                         // by population, by bin of this batch: spikes
    private long begin;                                                // the step with which this batch begins
    private final Map<String, NumPyFile> open = new LinkedHashMap<>(); // by name
    private final List<NumPyFile> variables = new ArrayList<>();

    /** @param rows how many rows of each file are there already, by its name */
    DiskRecorder(Model model, RunFiles files, ToLongFunction<String> rows) {
        super(model.network(), model.dt(), model.wanted());
        this.files = files;
        boolean opened = false;
        try {
            for (Wanted.Variable one : wanted.variables())
                variables.add(open(RunFiles.variable(network, one), Type.FLOAT64, one.neurons().length, rows));
            for (Population population : network.populations()) {
                if (wanted.spikes()) open(RunFiles.spikeTimes(population), Type.FLOAT64, 0, rows);
                if (wanted.spikes()) open(RunFiles.spikeNeurons(population), Type.INT32, 0, rows);
                if (wanted.bin() > 0) open(RunFiles.rates(population), Type.FLOAT64, 0, rows);
            }
            opened = true;
        } finally {
            if (!opened) close();
        }
    }

    private NumPyFile open(String name, Type type, int columns, ToLongFunction<String> rows) {
        var file = NumPyFile.appendingTo(files.of(name), new Shape(type, rows.applyAsLong(name), columns));
        open.put(name, file);
        return file;
    }

    /** Begins a batch of the steps {@code from} … {@code to} − 1, which are whole bins. */
    void begin(long from, long to) {
        begin = from;
        long bins = wanted.bin() == 0 ? 0 : (to - from) / wanted.bin();
        int populations = network.populations().size();
        counts = new double[populations][Heap.array(bins, Double.BYTES * populations, "Keeping " + bins + " bins of rates", "take shorter batches")];
    }

    @Override void keep(int variable, long sample, double[] values) { variables.get(variable).append(values); }

    @Override void count(int population, long step) { counts[population][(int) ((step - begin) / wanted.bin())]++; }

    /**
     * Writes the spikes and rates of the batch, which is over, and forces all files to disk.
     *
     * @return how many rows each file has, by its name
     */
    Map<String, Long> end() {
        for (int p = 0; p < network.populations().size(); p++) {
            Population population = network.populations().get(p);
            if (wanted.spikes()) {
                NumPyFile times = open.get(RunFiles.spikeTimes(population)), neurons = open.get(RunFiles.spikeNeurons(population));
                SpikeOrder spikes = spikes(p, Long.MAX_VALUE);
                for (double time : spikes.times()) times.append(time);
                for (int neuron : spikes.neurons()) neurons.appendInts(neuron);
            }
            for (double spikes : counts[p]) open.get(RunFiles.rates(population)).append(rate(p, spikes));
        }
        for (SpikeList part : byPart) part.forget();
        Map<String, Long> rows = new LinkedHashMap<>();
        open.forEach((name, file) -> {
            file.force();
            rows.put(name, file.rows());
        });
        return rows;
    }

    @Override public void close() { open.values().forEach(NumPyFile::close); }
}
