package engram.neuron;

import java.util.Arrays;

/** The spikes of one part of a network, in the order of their steps. */
final class SpikeList implements Part.SpikeListener {
    private int count;
    private int collected;                  // of them, before those that are new
    private int[] population = new int[64];
    private int[] neuron = new int[64];
    private long[] step = new long[64];
    private double[] time = new double[64]; // ms

    @Override public void spike(Slice slice, int number, long atStep, double atTime) {
        if (count == time.length) {
            population = Arrays.copyOf(population, 2 * count);
            neuron = Arrays.copyOf(neuron, 2 * count);
            step = Arrays.copyOf(step, 2 * count);
            time = Arrays.copyOf(time, 2 * count);
        }
        population[count] = slice.number();
        neuron[count] = number;
        step[count] = atStep;
        time[count++] = atTime;
    }

    /** What is done with a spike. */
    interface Reader {
        void spike(int population, int neuron, long step, double time);
    }

    /** Hands on the spikes since this was called last, and forgets them unless they are to be kept. */
    void collect(Reader reader, boolean keep) {
        for (int k = collected; k < count; k++) reader.spike(population[k], neuron[k], step[k], time[k]);
        if (!keep) count = 0;
        collected = count;
    }

    /** Forgets all of them. */
    void forget() {
        count = 0;
        collected = 0;
    }

    /** Hands on all that are kept. */
    void forEach(Reader reader) {
        for (int k = 0; k < count; k++) reader.spike(population[k], neuron[k], step[k], time[k]);
    }
}
