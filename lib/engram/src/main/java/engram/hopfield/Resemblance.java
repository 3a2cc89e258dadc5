package engram.hopfield;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a state looks like to someone who knows the memories.
 *
 * @param memories the numbers of the memories it is made of: one, or those of a mixture, or none; ascending
 */
record Resemblance(Attractor attractor, int[] memories) {
    private static final int LEAST = 3;

    /** Mixtures of more memories are not tried: with many, almost any state could be explained. */
    private static final int MOST = 9;

    static Resemblance of(Patterns memories, Patterns states, int k) {
        int n = memories.neurons();
        int[] scaled = IntStream.range(0, memories.count()).map(mu -> memories.scaledOverlap(mu, states, k)).toArray(); // N·m
        int[] nearest = nearest(scaled);
        if (isClose(Math.abs(scaled[nearest[0]]), n))
            return new Resemblance(scaled[nearest[0]] > 0 ? Attractor.MEMORY : Attractor.NEGATIVE, Arrays.copyOf(nearest, 1));
        long[] fields = new long[n];
        for (int few = 1; few <= nearest.length; few++) {
            int mu = nearest[few - 1], overlap = 0;
            for (int i = 0; i < n; i++) {
                // Σ_μ m^μ ξ_i^μ over the few
                fields[i] += (long) scaled[mu] * memories.spin(mu, i);
                overlap += Long.signum(fields[i]) * states.spin(k, i);
            }
            if (few >= LEAST && isClose(overlap, n))
                return new Resemblance(Attractor.MIXTURE, Arrays.stream(nearest, 0, few).sorted().toArray());
        }
        return new Resemblance(Attractor.NONE, new int[0]);
    }

    private static boolean isClose(int scaled, int neurons) { return (double) scaled / neurons > Recall.RECALLED; }

    /** The memories with the largest |m|, {@value #MOST} at most, nearest first; of equals the first. */
    private static int[] nearest(int[] scaled) {
        int[] nearest = new int[Math.min(MOST, scaled.length)];
        boolean[] taken = new boolean[scaled.length];
        for (int place = 0; place < nearest.length; place++) {
            int best = -1;
            for (int mu = 0; mu < scaled.length; mu++)
                if (!taken[mu] && (best < 0 || Math.abs(scaled[mu]) > Math.abs(scaled[best]))) best = mu;
            taken[best] = true;
            nearest[place] = best;
        }
        return nearest;
    }
}
