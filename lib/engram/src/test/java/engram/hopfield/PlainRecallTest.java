package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.NonFiniteException;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The oracle of the engines against the definition, written once more from the patterns alone. */
class PlainRecallTest {

    /** The update rule as sums over integers, one probe, one neuron and one coupling after another: N·h_i in float64. */
    private static int[][][] loops(Patterns patterns, double lambda, Patterns probes, Update update, int steps) {
        int p = patterns.count(), n = patterns.neurons(), size = (int) Math.round(update.fraction() * n);
        var ties = RandomStream.of(update.seed(), "ties");
        var heat = RandomStream.of(update.seed(), "heat");
        var states = new int[steps + 1][p][];
        for (int mu = 0; mu < p; mu++) {
            states[0][mu] = probes.spins(mu);
            boolean frozen = false;
            for (int t = 1; t <= steps; t++) {
                int[] order = update.fraction() == 1 ? IntStream.range(0, n).toArray()
                        : RandomStream.of(update.seed(), "order").child(t).permutation(n);
                int[] next = states[t - 1][mu].clone();
                for (int from = 0; from < n && !frozen; from += size) {
                    int[] last = next.clone();
                    for (int at = from; at < Math.min(from + size, n); at++) {
                        int i = order[at];
                        long field = 0;
                        for (int nu = 0; nu < p; nu++)
                            for (int j = 0; j < n; j++)
                                if (j != i) field += patterns.spin(nu, i) * patterns.spin(nu, j) * last[j];
                        double total = field + lambda * p * last[i];
                        long draw = ((t - 1L) * p + mu) * n + i;
                        if (update.temperature() > 0) {
                            double up = (1 + StrictMath.tanh(total / (n * update.temperature()))) / 2;
                            next[i] = heat.bits(draw) >>> 32 < (long) Math.floor(0x1p32 * up) ? 1 : -1;
                        } else {
                            int tie = update.ties() == Ties.KEEP ? last[i] : ties.bits(draw) >= 0 ? 1 : -1;
                            next[i] = total > 0 ? 1 : total < 0 ? -1 : tie;
                        }
                    }
                }
                frozen = update.temperature() == 0 && Arrays.equals(next, states[t - 1][mu]);
                states[t][mu] = next;
            }
        }
        return states;
    }

    @Test
    void itDoesWhatTheDefinitionSays() {
        var random = new Random(5);
        for (int round = 0; round < 60; round++) {
            int n = 1 + random.nextInt(round % 3 == 0 ? 150 : 40), p = 1 + random.nextInt(10), steps = random.nextInt(12);
            double lambda = new double[] {0, 1, 0.5, -0.25}[random.nextInt(4)];
            var patterns = Patterns.random(p, n, round);
            var probes = patterns.corrupted(2 * random.nextDouble() - 1, round);
            var update = HopfieldTest.anyUpdate(random, n, round);
            String name = "round " + round + ", N = " + n + ", p = " + p + ", λ = " + lambda + ", " + update;
            int[][][] expected = loops(patterns, lambda, probes, update, steps);
            var net = Hopfield.hebb(patterns).withSelfCoupling(lambda).on(Backend.plain());
            var recall = net.recall(probes, update, steps, Watch.overlaps().withEnergy().withNeurons(n - 1));
            int[] unconverged = new int[steps + 1];
            for (int mu = 0; mu < p; mu++) {
                for (int t = 0; t <= steps; t++) {
                    var state = Patterns.of(new int[][] {expected[t][mu]});
                    assertEquals(patterns.scaledOverlap(mu, state, 0), recall.scaledOverlaps()[mu][t], name);
                    assertEquals(net.energies(state)[0], recall.energies()[mu][t], name);
                    assertEquals(expected[t][mu][n - 1], recall.spins()[mu][t][0], name);
                    boolean resting = t > 0 && update.temperature() == 0 && Arrays.equals(expected[t][mu], expected[t - 1][mu]);
                    if (!resting) unconverged[t]++;
                }
                assertArrayEquals(expected[steps][mu], recall.finalStates().spins(mu), name);
            }
            assertArrayEquals(unconverged, recall.unconverged(), name);
        }
    }

    /** Two neurons that inhibit each other: S = (1, 1) and (−1, −1) follow each other for ever. */
    @Test
    void aTwoCycleIsFollowedToTheEnd() {
        var equal = Patterns.of(new int[][] {{1, 1}});
        var net = Hopfield.withCouplings(equal, Matrix.of(new float[][] {{0, -1}, {-1, 0}})).on(Backend.plain());
        var recall = net.recall(equal, Update.synchronous(), 7);
        assertArrayEquals(new int[] {2, -2, 2, -2, 2, -2, 2, -2}, recall.scaledOverlaps()[0]);
        assertArrayEquals(new int[] {2}, recall.cycleLengths());
        assertArrayEquals(new int[] {2}, recall.settledAt());
        assertArrayEquals(new int[] {-1, -1}, recall.finalStates().spins(0));
    }

    @Test
    void couplingsThatAreNoNumbersAreNamed() {
        var pattern = Patterns.of(new int[][] {{1, 1}});
        var couplings = Matrix.of(new float[][] {{0, Float.NaN}, {1, 0}});
        assertThrows(NonFiniteException.class, () -> Hopfield.withCouplings(pattern, couplings));
    }
}
