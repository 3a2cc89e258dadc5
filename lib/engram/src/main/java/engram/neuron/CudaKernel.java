package engram.neuron;

import engram.cuda.DeviceBuffer;
import engram.cuda.Kernel;
import engram.cuda.Ptx;
import engram.tensor.DeviceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The kernel of {@code kernel.cuh} for a model, and what it is called with. */
final class CudaKernel {
    private static final Map<String, Ptx> COMPILED = new ConcurrentHashMap<>(); // by their text: compiling takes a second

    private CudaKernel() {}

    /** The kernel that a text declares: compiled beforehand, or now by NVRTC. */
    static Kernel of(CudaSource.Named source) {
        if (Ptx.isShipped(source.name())) return Ptx.shipped(source.name()).kernel(source.name());
        try {
            return COMPILED.computeIfAbsent(source.text(), _ -> Ptx.compiled(withIncludes(source.text()), "--fmad=false")).kernel(source.name());
        } catch (DeviceException noCompiler) {
            throw new DeviceException("Neurons and synapses other than the library's own are compiled for the GPU by NVRTC. " + noCompiler.getMessage(), noCompiler);
        }
    }

    /** The text with the files that it includes in their places. */
    static String withIncludes(String text) {
        for (String file : new String[] {"elementary.cuh", "steps.cuh", "kernel.cuh"}) text = text.replace("#include \"" + file + "\"\n", included(file));
        return text;
    }

    private static String included(String file) {
        try (InputStream stream = CudaKernel.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the kernel takes. Each network has a row of numbers in the first ten.
     *
     * @param state      variables, as in {@link Layout}
     * @param work       x and sums where neurons take turns, else nothing
     * @param numbers    what each neuron has of its own
     * @param layout     where all lies
     * @param links      who reaches whom
     * @param weights    of the links
     * @param inputs     waves, tables and draws of these steps, which networks may share
     * @param inputOf    where those of each network lie
     * @param longs      steps of the last spikes, delays
     * @param pending    conductances on their way
     * @param highest    by place, mV
     * @param failed     the first step after which a variable was astray
     * @param foundCount how many spikes there were
     * @param who        network and place of each
     * @param when       its step
     * @param exactly    its time, in ms
     * @param room       for so many
     * @param wanted     what is to be sampled
     * @param samples    of that
     * @param networks   how many
     * @param first      number of the first step
     * @param count      steps
     * @param dt         in ms
     * @param timed      1: spikes are timed to a fraction of the step
     */
    record Arguments(DeviceBuffer state, DeviceBuffer work, DeviceBuffer numbers, DeviceBuffer layout, DeviceBuffer links, DeviceBuffer weights, DeviceBuffer inputs,
            DeviceBuffer inputOf, DeviceBuffer longs, DeviceBuffer pending, DeviceBuffer highest, DeviceBuffer failed, DeviceBuffer foundCount, DeviceBuffer who,
            DeviceBuffer when, DeviceBuffer exactly, int room, DeviceBuffer wanted, DeviceBuffer samples, int networks, long first, int count, double dt, int timed) {}
}
