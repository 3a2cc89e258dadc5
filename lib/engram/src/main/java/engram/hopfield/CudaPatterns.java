package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.Ptx;

/** The stored patterns in the memory of a GPU, one bit a spin, by pattern and by neuron. Within {@link Gpu#use} only. */
final class CudaPatterns implements AutoCloseable {

    static final Ptx KERNELS = Ptx.shipped("hopfield");
    private static final Kernel TURN_PATTERNS = KERNELS.kernel("turn_patterns");
    private static final Kernel PERMUTE_SPINS = KERNELS.kernel("permute_spins");
    private static final Kernel START_FIELDS = KERNELS.kernel("start_fields");
    private static final int THREADS = 256;

    private final Gpu gpu;
    private final Patterns patterns;
    private final DeviceBuffer byPattern; // p × W words of 32 neurons
    private final DeviceBuffer byNeuron;  // P/32 × N words of 32 patterns

    private CudaPatterns(Gpu gpu, Patterns patterns) {
        this.gpu = gpu;
        this.patterns = patterns;
        byPattern = gpu.allocate(8L * patterns.words().length);
        byNeuron = gpu.allocate((long) padded() / 8 * neurons());
    }

    /** Copies them there. */
    static CudaPatterns of(Gpu gpu, Patterns patterns) {
        var there = new CudaPatterns(gpu, patterns);
        there.byPattern.write(patterns.words());
        there.turn();
        return there;
    }

    /** Room for the same patterns with their neurons in another order. */
    CudaPatterns roomForPermuted() { return new CudaPatterns(gpu, patterns); }

    /** Becomes those patterns with neuron order[k] in place k. */
    void permuted(CudaPatterns from, DeviceBuffer order) {
        permute(from.byPattern, count(), order, byPattern);
        turn();
    }

    /** Puts bit order[k] of each row of W words in place k. */
    void permute(DeviceBuffer from, int rows, DeviceBuffer order, DeviceBuffer to) {
        gpu.launch(PERMUTE_SPINS, new Grid(Math.ceilDiv(32 * words(), THREADS), Math.min(rows, 65535), THREADS),
                from, rows, words(), neurons(), order, to);
    }

    private void turn() {
        gpu.launch(TURN_PATTERNS, new Grid(Math.ceilDiv(neurons(), THREADS), Math.min(padded() / 32, 65535), THREADS),
                byPattern, count(), words(), neurons(), byNeuron);
    }

    /** F_i = N·Σ_ν ξ_i^ν for so many rows of N fields: those of a probe of which nothing has been counted yet. */
    void startFields(DeviceBuffer fields, int rows) {
        gpu.launch(START_FIELDS, new Grid(Math.ceilDiv(neurons(), THREADS), Math.min(rows, 64), THREADS),
                byNeuron, count(), neurons(), rows, fields);
    }

    /** p. */
    int count() { return patterns.count(); }

    /** P, which is p rounded up to a multiple of 64. */
    int padded() { return 64 * Patterns.wordsFor(count()); }

    /** N. */
    int neurons() { return patterns.neurons(); }

    /** W, the words of 32 spins of a pattern or state. */
    int words() { return 2 * patterns.stride(); }

    /** p × W words, bit j % 32 of word j / 32 of pattern ν being ξ_j^ν. */
    DeviceBuffer byPattern() { return byPattern; }

    /** P/32 × N words, bit ν % 32 of word (ν/32, i) being ξ_i^ν. */
    DeviceBuffer byNeuron() { return byNeuron; }

    @Override public void close() {
        byPattern.close();
        byNeuron.close();
    }
}
