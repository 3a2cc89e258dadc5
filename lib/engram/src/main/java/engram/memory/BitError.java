package engram.memory;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import engram.progress.Progress;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * How many bits of its own random patterns a dense memory changes in one update.
 *
 * @param share         of all bits
 * @param standardError of the share, from the scatter between networks
 */
public record BitError(double share, double standardError) {
    /** How many patterns are tried at a time, and how many of one network at most. */
    private static final int BLOCK = 256, TRIED = 1024;

    /**
     * Measured: random patterns are stored, and one synchronous update starts from each of the first thousand.
     *
     * @param neurons  N ≥ 1
     * @param patterns p ≥ 1
     * @param networks at least 2; network k has its patterns from (seed, "dense", k)
     * @throws ArgumentException when a number is too small
     * @throws engram.parallel.TooLargeException when p·N numbers do not fit in the heap
     */
    public static BitError measured(Interaction interaction, int neurons, int patterns, int networks, long seed) {
        given("interaction", interaction);
        if (neurons < 1 || patterns < 1 || networks < 2)
            throw new ArgumentException("There are " + neurons + " neurons, " + patterns + " patterns and " + networks
                    + " networks: at least 1, 1 and 2 are needed.");
        Heap.array((long) neurons * patterns, Float.BYTES, patterns + " patterns of " + neurons + " spins", "take fewer");
        double[] shares = new double[Heap.array(networks, Double.BYTES, networks + " networks", "take fewer")];
        try (var progress = Progress.of("bit errors", networks)) {
            for (int k = 0; k < networks; k++) {
                shares[k] = share(interaction, random(neurons, patterns, RandomStream.of(seed, "dense").child(k)));
                progress.step();
            }
        }
        double mean = Arrays.stream(shares).average().orElseThrow();
        double squares = Arrays.stream(shares).map(share -> (share - mean) * (share - mean)).sum();
        return new BitError(mean, Math.sqrt(squares / (networks - 1) / networks));
    }

    /** p × N random signs, 64 from each draw. */
    private static Matrix random(int neurons, int patterns, RandomStream draws) {
        var spins = Matrix.zeros(patterns, neurons);
        float[] entries = spins.writableEntries();
        for (int k = 0; k < entries.length; k++) entries[k] = (draws.bits(k >> 6) >>> k & 1) == 1 ? 1 : -1;
        return spins;
    }

    private static double share(Interaction interaction, Matrix patterns) {
        var memory = DenseMemory.of(patterns, interaction);
        int n = patterns.cols(), tried = Math.min(TRIED, patterns.rows());
        long wrong = 0;
        for (int first = 0; first < tried; first += BLOCK) {
            int rows = Math.min(BLOCK, tried - first);
            float[] before = Arrays.copyOfRange(patterns.entries(), first * n, (first + rows) * n);
            float[] after = memory.step(Matrix.of(rows, n, before)).entries();
            for (int i = 0; i < before.length; i++) if (before[i] != after[i]) wrong++;
        }
        return (double) wrong / tried / n;
    }

    /**
     * Predicted, by signal to noise: at a pattern the field is the signal F(N) − F(N − 2) and p − 1 terms ±[F(c + 1) − F(c − 1)], c being
     * the sum of N − 1 random signs; each has mean 0 and a variance V. If their sum is Gaussian, P = ½ erfc(signal/√(2(p − 1)V)). For large
     * N this is ½ erfc(√(N^(n−1)/(2p(2n − 3)!!))), as Krotov and Hopfield (2016) have it; V is exact here. A sum of few terms of a high
     * degree has wider tails than a Gaussian.
     *
     * @param neurons  N ≥ 2
     * @param patterns p ≥ 1
     * @return P
     * @throws ArgumentException when a number is too small
     */
    public static double predicted(PolynomialInteraction interaction, int neurons, int patterns) {
        given("interaction", interaction);
        if (neurons < 2 || patterns < 1)
            throw new ArgumentException("There are " + neurons + " neurons and " + patterns + " patterns: at least 2 and 1 are needed.");
        int n = neurons;
        double signal = interaction.scaled(n, -n, n) - interaction.scaled(n - 2, -n, n);
        // V = Σ_k C(N − 1, k)/2^(N−1) · [F(c + 1) − F(c − 1)]², c = N − 1 − 2k; the binomials by their logarithms
        double variance = 0, logShare = -(n - 1) * Math.log(2);
        for (int k = 0; k < n; k++) {
            if ((k & 0xffff) == 0) Progress.checkCancelled();
            double c = n - 1 - 2.0 * k;
            double term = interaction.scaled(c + 1, -n, n) - interaction.scaled(c - 1, -n, n);
            variance += Math.exp(logShare) * (term / signal) * (term / signal);
            logShare += Math.log((double) (n - 1 - k) / (k + 1));
        }
        return Erf.erfc(1 / Math.sqrt(2 * (patterns - 1) * variance)) / 2;
    }
}
