package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import java.util.stream.IntStream;

/** Synchronous steps of a cohort of probes, whose fields follow what changes. Within {@link Gpu#use} only. */
final class CudaSteps implements AutoCloseable {

    private final CudaPatterns patterns;
    private final CudaProbes cohort;
    private final DeviceBuffer fields;  // c × N, F
    private final DeviceBuffer numbers; // N: 0 … N−1
    private final CudaOrder natural;

    /** Takes the memory for the fields. */
    CudaSteps(Gpu gpu, CudaPatterns patterns, CudaProbes cohort) {
        this.patterns = patterns;
        this.cohort = cohort;
        fields = gpu.allocate(4L * patterns.neurons() * cohort.room());
        numbers = gpu.allocate(4L * patterns.neurons());
        numbers.write(IntStream.range(0, patterns.neurons()).toArray());
        natural = new CudaOrder(patterns, cohort.states(), fields, numbers, false);
    }

    /** Begins with probes of which nothing has been counted. */
    void start() { patterns.startFields(fields, cohort.rows()); }

    /** Launches one step of as many active probes as fill so many tiles, or fewer. */
    void launch(int tiles) {
        cohort.launchGroup(natural, 0, patterns.neurons(), tiles);
        cohort.launchRetirement();
    }

    @Override public void close() {
        fields.close();
        numbers.close();
    }
}
