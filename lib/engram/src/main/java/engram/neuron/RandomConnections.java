package engram.neuron;

import engram.argument.ArgumentException;
import engram.math.Log;
import engram.parallel.Cores;
import engram.parallel.Heap;
import engram.progress.Progress;
import engram.tensor.RandomStream;

/** Draws {@link Connections#random}: each row twice, once for its length and once for its entries, which come from the same draws. */
final class RandomConnections {
    private RandomConnections() {}

    static Connections of(int senders, int receivers, boolean skipSelf, double probability, long seed, String name) {
        Connections.requireSizes(senders, receivers);
        if (!(probability >= 0 && probability <= 1))
            throw new ArgumentException("The probability of a connection is " + probability + ": it must be from 0 to 1.");
        RandomStream stream = RandomStream.of(seed, name);
        int candidates = receivers - (skipSelf ? 1 : 0);
        // 1/ln(1 − p): −0 for p = 1, where every gap is 0
        double scale = 1 - probability < 1 ? 1 / Log.of(1 - probability) : -1 / probability;
        Heap.require(senders * (12.0 + candidates * probability * Integer.BYTES), "A list of about %.0f connections".formatted(
                (double) senders * candidates * probability), "take fewer neurons or a lower probability");
        int[] counts = new int[senders];
        if (probability > 0) {
            Cores.ranges(senders, Math.max(1, (int) (candidates * probability)), (from, to) -> {
                for (int r = from; r < to; r++) {
                    RandomStream row = stream.child(r);
                    int count = 0;
                    for (long j = gap(row, 0, scale); j < candidates; j += 1 + gap(row, count, scale))
                        if ((++count & 0xffff) == 0) Progress.checkCancelled();
                    counts[r] = count;
                }
            });
        }
        int[] begin = Connections.begins(counts);
        int[] target = new int[begin[senders]];
        if (probability > 0) {
            Cores.ranges(senders, Math.max(1, (int) (candidates * probability)), (from, to) -> {
                for (int r = from; r < to; r++) {
                    RandomStream row = stream.child(r);
                    long j = gap(row, 0, scale);
                    for (int k = begin[r]; k < begin[r + 1]; k++) {
                        target[k] = (int) (skipSelf && j >= r ? j + 1 : j);
                        j += 1 + gap(row, k - begin[r] + 1, scale);
                    }
                }
            });
        }
        return new Connections(senders, receivers, begin, target, new double[0]);
    }

    /** How many neurons are left out at the draw-th draw of a row. */
    private static long gap(RandomStream row, int draw, double scale) { return (long) (Log.of(1 - row.uniform(draw)) * scale); }
}
