package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;

/** The stored patterns in the memory of a GPU, one bit per spin, by pattern and by neuron. Within {@link Gpu#use} only. */
final class CudaPatterns implements AutoCloseable {

    private static final int THREADS = 256;

    private final Gpu gpu;
    private final Patterns patterns;
    private final CudaKernels.Stored byPattern;
    private final DeviceBuffer byNeuron;  // P/32 × N words of 32 patterns

    private CudaPatterns(Gpu gpu, Patterns patterns) {
        this.gpu = gpu;
        this.patterns = patterns;
        byPattern = new CudaKernels.Stored(gpu.allocate(8L * patterns.words().length), count(), words());
        byNeuron = gpu.allocate((long) padded() / 8 * neurons());
    }

    /** Copies them there. */
    static CudaPatterns of(Gpu gpu, Patterns patterns) {
        var there = new CudaPatterns(gpu, patterns);
        try {
            there.byPattern.patterns().write(patterns.words());
            there.turn();
        } catch (RuntimeException stopped) {
            there.close();
            throw stopped;
        }
        return there;
    }

    /** Room for the same patterns with their neurons in another order. */
    CudaPatterns roomForPermuted() { return new CudaPatterns(gpu, patterns); }

    /** Becomes those patterns with neuron order[k] in place k. */
    void permuted(CudaPatterns from, DeviceBuffer order) {
        permute(from.byPattern.patterns(), count(), order, byPattern.patterns());
        turn();
    }

    /** Puts bit order[k] of each row of W words in place k. */
    void permute(DeviceBuffer from, int rows, DeviceBuffer order, DeviceBuffer to) {
        gpu.launch(CudaKernels.PermuteSpins.KERNEL, new Grid(Math.ceilDiv(32 * words(), THREADS), Math.min(rows, 65535), THREADS),
                new CudaKernels.PermuteSpins(from, rows, words(), neurons(), order, to));
    }

    private void turn() {
        gpu.launch(CudaKernels.TurnPatterns.KERNEL, new Grid(Math.ceilDiv(neurons(), THREADS), Math.min(padded() / 32, 65535), THREADS),
                new CudaKernels.TurnPatterns(byPattern, neurons(), byNeuron));
    }

    /** F_i = N·Σ_ν ξ_i^ν for so many rows of N fields: those of a probe of which nothing has been counted yet. */
    void startFields(DeviceBuffer fields, int rows) {
        gpu.launch(CudaKernels.StartFields.KERNEL, new Grid(Math.ceilDiv(neurons(), THREADS), Math.min(rows, 64), THREADS),
                new CudaKernels.StartFields(byNeuron, count(), neurons(), rows, fields));
    }

    /** p. */
    int count() { return patterns.count(); }

    /** P, which is p rounded up to a multiple of 64. */
    int padded() { return 64 * Patterns.wordsFor(count()); }

    /** N. */
    int neurons() { return patterns.neurons(); }

    /** W, the words of 32 spins of a pattern or state. */
    int words() { return 2 * patterns.stride(); }

    /** The spins of each pattern. */
    CudaKernels.Stored byPattern() { return byPattern; }

    /** P/32 × N words, bit ν % 32 of word (ν/32, i) being ξ_i^ν. */
    DeviceBuffer byNeuron() { return byNeuron; }

    @Override public void close() {
        byPattern.patterns().close();
        byNeuron.close();
    }
}
