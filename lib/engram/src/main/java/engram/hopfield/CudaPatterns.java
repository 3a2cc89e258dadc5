package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.cuda.Ptx;

/** The stored patterns in the memory of a GPU, one bit a spin, by pattern and by neuron. */
final class CudaPatterns implements AutoCloseable {

    static final Ptx KERNELS = Ptx.shipped("hopfield");
    private static final Kernel TURN_PATTERNS = KERNELS.kernel("turn_patterns");

    private final Patterns patterns;
    private final DeviceBuffer byPattern; // p × W words of 32 neurons
    private final DeviceBuffer byNeuron;  // P/32 × N words of 32 patterns

    /** Copies them there. Within {@link Gpu#use} only. */
    CudaPatterns(Gpu gpu, Patterns patterns) {
        this.patterns = patterns;
        byPattern = gpu.allocate(8L * patterns.words().length);
        byNeuron = gpu.allocate((long) padded() / 8 * neurons());
        byPattern.write(patterns.words());
        gpu.launch(TURN_PATTERNS, new Grid(Math.ceilDiv(neurons(), 256), Math.min(padded() / 32, 65535), 256),
                byPattern, count(), words(), neurons(), byNeuron);
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
