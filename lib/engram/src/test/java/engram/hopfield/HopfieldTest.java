package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.RandomStream;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HopfieldTest {

    /** The update rule as sums over integers, one probe, one neuron and one coupling after another: N·h_i in float64. */
    private static int[][][] loops(Patterns patterns, double lambda, Patterns probes, Update update, int steps) {
        int p = patterns.count(), n = patterns.neurons();
        var draws = RandomStream.of(update.seed(), "ties");
        var states = new int[steps + 1][p][];
        for (int mu = 0; mu < p; mu++) {
            states[0][mu] = probes.spins(mu);
            boolean frozen = false;
            for (int t = 1; t <= steps; t++) {
                int[] last = states[t - 1][mu];
                int[] next = last.clone();
                for (int i = 0; i < n && !frozen; i++) {
                    long field = 0;
                    for (int nu = 0; nu < p; nu++)
                        for (int j = 0; j < n; j++)
                            if (j != i) field += patterns.spin(nu, i) * patterns.spin(nu, j) * last[j];
                    double total = field + lambda * p * last[i];
                    boolean up = draws.bits(((t - 1L) * p + mu) * n + i) >= 0;
                    next[i] = total > 0 ? 1 : total < 0 ? -1 : update.ties() == Ties.KEEP ? last[i] : up ? 1 : -1;
                }
                frozen = java.util.Arrays.equals(next, last);
                states[t][mu] = next;
            }
        }
        return states;
    }

    @ParameterizedTest
    @EnumSource(Ties.class)
    void agreesWithTheLoopsSpinForSpin(Ties ties) {
        var random = new Random(5);
        for (int round = 0; round < 30; round++) {
            int n = 1 + random.nextInt(round % 3 == 0 ? 300 : 40), p = 1 + random.nextInt(8), steps = random.nextInt(12);
            double lambda = new double[] {0, 1, 0.5, -0.25}[random.nextInt(4)];
            var patterns = Patterns.random(p, n, round);
            var probes = patterns.corrupted(2 * random.nextDouble() - 1, round);
            var update = Update.synchronous().withTies(ties).withSeed(round);
            int[][][] expected = loops(patterns, lambda, probes, update, steps);
            var bits = Hopfield.hebb(patterns).withSelfCoupling(lambda);
            for (var net : new Hopfield[] {bits, bits.on(Backend.plain()), bits.on(Backend.cpu())}) {
                var recall = net.recall(probes, update, steps);
                int[] unconverged = new int[steps + 1];
                for (int mu = 0; mu < p; mu++) {
                    for (int t = 0; t <= steps; t++) {
                        var state = Patterns.of(new int[][] {expected[t][mu]});
                        assertEquals(patterns.scaledOverlap(mu, state, 0), recall.scaledOverlaps()[mu][t], "round " + round);
                        if (t == 0 || !java.util.Arrays.equals(expected[t][mu], expected[t - 1][mu])) unconverged[t]++;
                    }
                    assertArrayEquals(expected[steps][mu], recall.finalStates().spins(mu), "round " + round);
                }
                assertArrayEquals(unconverged, recall.unconverged(), "round " + round);
            }
        }
    }

    @Test
    void everyBackendAndEveryThreadComputesTheSameBits() throws Exception {
        var patterns = Patterns.random(45, 300, 1);
        var probes = patterns.corrupted(0.7, 1);
        Callable<String> onCpu = () -> Hopfield.hebb(patterns).on(Backend.cpu()).recall(probes, Update.synchronous(), 50).overlapHash();
        Callable<String> withBits = () -> Hopfield.hebb(patterns).recall(probes, Update.synchronous(), 50).overlapHash();
        String plain = Hopfield.hebb(patterns).on(Backend.plain()).recall(probes, Update.synchronous(), 50).overlapHash();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var hash : pool.invokeAll(java.util.Collections.nCopies(40, onCpu))) assertEquals(plain, hash.get());
            for (var hash : pool.invokeAll(java.util.Collections.nCopies(40, withBits))) assertEquals(plain, hash.get());
        }
    }

    @Test
    void localFieldsAndCouplingsAreTheFormulas() {
        var patterns = Patterns.random(3, 17, 4);
        var net = Hopfield.hebb(patterns).withSelfCoupling(0.5);
        double[] fields = net.localFields(patterns)[1];
        for (int i = 0; i < 17; i++) {
            double field = 0;
            for (int j = 0; j < 17; j++) {
                double coupling = 0;
                for (int mu = 0; mu < 3; mu++) coupling += patterns.spin(mu, i) * patterns.spin(mu, j) / 17.0;
                if (i == j) coupling = 0.5 * 3 / 17;
                assertEquals(coupling, net.couplings().get(i, j), 1e-7);
                field += coupling * patterns.spin(1, j);
            }
            assertEquals(field, fields[i], 1e-12);
        }
    }

    @Test
    void twoQuarrellingNeuronsAlternateForEver() {
        var equal = Patterns.of(new int[][] {{1, 1}});
        var net = Hopfield.withCouplings(equal, Matrix.of(new float[][] {{0, -1}, {-1, 0}}));
        var recall = net.recall(equal, Update.synchronous(), 7);
        assertArrayEquals(new int[] {2, -2, 2, -2, 2, -2, 2, -2}, recall.scaledOverlaps()[0]);
        assertArrayEquals(new int[] {1, 1, 1, 1, 1, 1, 1, 1}, recall.unconverged());
        assertArrayEquals(new int[] {-1, -1}, recall.finalStates().spins(0));
    }

    /** Reference, section 1: P = ½ erfc((1 + λα)/√(2α)) at N = 400. */
    @Test
    void theFirstStepErrsAsOftenAsTheSignalToNoiseRatioSays() {
        double[][] cases = {{0.5, 0, .0787}, {0.5, 1, .0170}, {3, 0, .2819}, {3, 1, .0105}}; // α, λ, P
        for (double[] c : cases) {
            int n = 400, p = (int) (c[0] * n), networks = Math.ceilDiv(2000, p);
            long wrong = 0;
            for (int seed = 0; seed < networks; seed++) {
                var patterns = Patterns.random(p, n, seed);
                var recall = Hopfield.hebb(patterns).withSelfCoupling(c[1]).recall(patterns, Update.synchronous(), 1);
                for (int[] row : recall.scaledOverlaps()) wrong += (n - row[1]) / 2;
            }
            double rate = (double) wrong / networks / p / n;
            // the formula leaves out terms of relative order 1/N; the errors of one network are correlated, hence 5 %
            assertEquals(c[2], rate, 0.05 * c[2], "α = " + c[0] + ", λ = " + c[1]);
        }
    }

    @Test
    void fewPatternsAreRecalledExactlyAndStayThere() {
        var patterns = Patterns.random(10, 1000, 2);
        var recall = Hopfield.hebb(patterns).recall(patterns.corrupted(0.5, 2), Update.synchronous(), 20);
        assertEquals(patterns, recall.finalStates());
        assertEquals(1, recall.meanFinalOverlap());
        assertEquals(1, recall.fractionRecalled());
        assertEquals(0, recall.unconverged()[20]);
        assertEquals(10 * 21, recall.toTable().rowCount());
        assertEquals(0.5, recall.overlaps()[3][0]);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptStopsItAndTheNetworkStaysUsable(boolean withMatrix) throws Exception {
        var patterns = Patterns.random(1600, 8000, 2);
        var hebb = Hopfield.hebb(patterns);
        var net = withMatrix ? hebb.on(Backend.cpu()) : hebb;
        var ended = new CompletableFuture<Throwable>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                net.recall(patterns.corrupted(0.2, 1), Update.synchronous(), 2000);
                ended.complete(null);
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        Thread.sleep(700);
        thread.interrupt();
        // 0.2 s is the promise; the machine may be busy
        assertInstanceOf(CancellationException.class, ended.get(2, TimeUnit.SECONDS));
        assertEquals(1, hebb.recall(patterns, Update.synchronous(), 0).meanFinalOverlap());
    }

    @Test
    void whatCannotBeIsNamedBeforeWorkStarts() {
        var patterns = Patterns.random(3, 20, 0);
        var net = Hopfield.hebb(patterns);
        var update = Update.synchronous();
        assertThrows(HopfieldException.class, () -> net.recall(patterns, update, -1));
        assertThrows(HopfieldException.class, () -> net.recall(Patterns.random(2, 20, 0), update, 1));
        assertThrows(HopfieldException.class, () -> net.recall(Patterns.random(3, 21, 0), update, 1));
        assertThrows(HopfieldException.class, () -> net.withSelfCoupling(Double.NaN));
        assertThrows(HopfieldException.class, () -> Hopfield.hebb(Patterns.random(1, 1 << 15, 0)));
        assertThrows(HopfieldException.class, () -> Hopfield.withCouplings(patterns, Matrix.zeros(20, 19)));
        // 2000 copies of one pattern: the row sums of N·J pass 2^24, where float32 would round
        var copies = Patterns.of(IntStream.range(0, 2000).mapToObj(k -> IntStream.range(0, 9000).map(i -> 1).toArray()).toArray(int[][]::new));
        var thrown = assertThrows(HopfieldException.class, () -> Hopfield.hebb(copies).couplings());
        assertTrue(thrown.getMessage().contains("16777216"), thrown.getMessage());
    }
}
