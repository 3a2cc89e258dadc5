package engram.neuron;

import java.util.Arrays;
import java.util.stream.Stream;

/** Keeps in the heap what is wanted of a network on the GPU, from where spikes come launch by launch. */
final class CudaRecorder extends MemoryRecorder {
    private final Kept[] kept; // by population

    /** Spikes of a population, in the order of time. */
    private static final class Kept {
        double[] times = {};
        int[] neurons = {};
        int count;

        void add(SpikeOrder more) {
            int length = more.times().length;
            if (count + length > times.length) {
                int room = Math.max(count + length, 2 * times.length);
                times = Arrays.copyOf(times, room);
                neurons = Arrays.copyOf(neurons, room);
            }
            System.arraycopy(more.times(), 0, times, count, length);
            System.arraycopy(more.neurons(), 0, neurons, count, length);
            count += length;
        }
    }

    CudaRecorder(Network network, double dt, long steps, Wanted wanted) {
        super(network, dt, steps, wanted);
        kept = Stream.generate(Kept::new).limit(network.populations().size()).toArray(Kept[]::new);
    }

    /** Spikes that come after those before. */
    void add(int population, SpikeOrder more) {
        if (timesSpikes()) kept[population].add(more);
    }

    @Override SpikeOrder spikes(int population, long made) { return SpikeOrder.of(kept[population].times, kept[population].neurons, kept[population].count); }
}
