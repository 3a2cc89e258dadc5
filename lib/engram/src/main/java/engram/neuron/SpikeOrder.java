package engram.neuron;

import java.util.Arrays;

/**
 * Spikes put in the order of their times, those at the same time in that of their neurons: a merge sort of two arrays at once, which passes over what is in order
 * already, as the spikes of different steps are.
 *
 * @param times   in ms, rising
 * @param neurons by their numbers, as long
 */
record SpikeOrder(double[] times, int[] neurons) {

    /** The first of these spikes, which may be in any order; the arrays are overwritten. */
    static SpikeOrder of(double[] times, int[] neurons, int count) {
        int ordered = 1;
        while (ordered < count && !isBefore(times, neurons, ordered, ordered - 1)) ordered++;
        if (ordered >= count) return new SpikeOrder(Arrays.copyOf(times, count), Arrays.copyOf(neurons, count));
        double[] from = times, to = new double[count];
        int[] ofFrom = neurons, ofTo = new int[count];
        for (int width = 1; width < count; width *= 2) {
            for (int low = 0; low < count; low += 2 * width) {
                int middle = Math.min(low + width, count), high = Math.min(low + 2 * width, count), a = low, b = middle;
                if (middle == high || !isBefore(from, ofFrom, middle, middle - 1)) {
                    System.arraycopy(from, low, to, low, high - low);
                    System.arraycopy(ofFrom, low, ofTo, low, high - low);
                    continue;
                }
                for (int k = low; k < high; k++) {
                    int next = a < middle && (b >= high || !isBefore(from, ofFrom, b, a)) ? a++ : b++;
                    to[k] = from[next];
                    ofTo[k] = ofFrom[next];
                }
            }
            double[] spare = from;
            int[] ofSpare = ofFrom;
            from = to;
            ofFrom = ofTo;
            to = spare;
            ofTo = ofSpare;
        }
        return new SpikeOrder(Arrays.copyOf(from, count), Arrays.copyOf(ofFrom, count));
    }

    private static boolean isBefore(double[] times, int[] neurons, int a, int b) {
        return times[a] < times[b] || times[a] == times[b] && neurons[a] < neurons[b];
    }
}
