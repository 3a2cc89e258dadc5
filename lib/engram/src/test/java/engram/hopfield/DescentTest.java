package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.hopfield.rule.Storkey;
import engram.parallel.TooLargeException;
import engram.tensor.Matrix;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescentTest {

    /** The energies between sweeps are those of the recall, exactly, and so is where the probe ends. */
    @Test
    void slowMotionShowsTheSameRun() {
        var random = new Random(3);
        for (int round = 0; round < 60; round++) {
            int n = 2 + random.nextInt(150), p = 1 + random.nextInt(20), sweeps = 1 + random.nextInt(10);
            double k = new double[] {1, 1.0 / n, 0.3 + 0.7 / n, 0.5 + 0.5 / n}[round % 4];
            var ties = random.nextBoolean() ? Ties.KEEP : Ties.RANDOM;
            var update = new Update(k, round % 3 == 0 ? 0.3 : 0, ties, round);
            var patterns = Patterns.random(p, n, round);
            var probes = patterns.corrupted(2 * random.nextDouble() - 1, round);
            var net = Hopfield.hebb(patterns).withSelfCoupling(random.nextInt(3) - 1);
            var recall = net.recall(probes, update, sweeps, Watch.overlaps().withEnergy());
            for (int mu = 0; mu < p; mu++) {
                var descent = net.descend(probes, mu, update, sweeps);
                String name = "round " + round + ", probe " + mu;
                assertEquals(recall.cycleLengths()[mu], descent.cycleLength(), name);
                int taken = descent.steps() / descent.stepsPerSweep();
                for (int t = 0; t <= taken; t++)
                    assertEquals(recall.energies()[mu][t], descent.energies()[t * descent.stepsPerSweep()], name + ", sweep " + t);
            }
        }
    }

    @Test
    void couplingsOfOnesOwnDescendToo() {
        var patterns = Patterns.random(6, 80, 1);
        var probes = patterns.corrupted(0.4, 1);
        var net = Hopfield.withCouplings(patterns, new Storkey().couplings(patterns));
        var update = Update.asynchronous(1.0 / 80).withTies(Ties.KEEP);
        var recall = net.recall(probes, update, 20, Watch.overlaps().withEnergy());
        for (int mu = 0; mu < 6; mu++) {
            var descent = net.descend(probes, mu, update, 20);
            assertEquals(1, descent.cycleLength());
            assertEquals(recall.energies()[mu][20], descent.energies()[descent.steps()], 1e-4);
        }
    }

    /** Symmetric J, J_ii ≥ 0, ties keep: one neuron at a time no single flip raises the energy, and every run comes to rest. */
    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.14, 0", "0.2, 0", "0.5, 0", "0.14, 0.5", "0.2, 1", "0.5, 2"})
    void oneNeuronAtATimeNoStepRises(double load, double lambda) {
        int n = 200;
        var patterns = Patterns.random((int) (load * n), n, 8);
        var probes = patterns.corrupted(0.2, 8);
        var net = Hopfield.hebb(patterns).withSelfCoupling(lambda);
        var update = Update.asynchronous(1.0 / n).withTies(Ties.KEEP).withSeed(8);
        for (int mu = 0; mu < patterns.count(); mu++) {
            var descent = net.descend(probes, mu, update, 500);
            assertEquals(0, descent.risingSteps());
            assertEquals(1, descent.cycleLength());
            assertEquals(n, descent.stepsPerSweep());
        }
    }

    /** The same for any symmetric couplings with J_ii ≥ 0; these are eighths, so that every sum is exact. */
    @Test
    void oneNeuronAtATimeNoStepRisesWhateverTheCouplings() {
        int n = 60;
        var random = new Random(12);
        for (int round = 0; round < 30; round++) {
            var couplings = Matrix.zeros(n, n);
            for (int i = 0; i < n; i++)
                for (int j = 0; j <= i; j++) {
                    float coupling = i == j ? random.nextInt(4) / 8f : (random.nextInt(17) - 8) / 8f;
                    couplings.set(i, j, coupling);
                    couplings.set(j, i, coupling);
                }
            var states = Patterns.random(20, n, round);
            var net = Hopfield.withCouplings(states, couplings);
            var update = Update.asynchronous(1.0 / n).withTies(Ties.KEEP).withSeed(round);
            for (int mu = 0; mu < 20; mu++) {
                var descent = net.descend(states, mu, update, 500);
                assertEquals(0, descent.risingSteps());
                assertEquals(1, descent.cycleLength());
            }
        }
    }

    /** Two neurons that want to differ alternate when they move at once, and agree to differ when one moves first. */
    @Test
    void aQuarrelEndsWhenOneMovesFirst() {
        var equal = Patterns.of(new int[][] {{1, 1}});
        var net = Hopfield.withCouplings(equal, Matrix.of(new float[][] {{0, -1}, {-1, 0}}));
        assertEquals(2, net.descend(equal, 0, Update.synchronous().withTies(Ties.KEEP), 10).cycleLength());
        var descent = net.descend(equal, 0, Update.asynchronous(0.5).withTies(Ties.KEEP), 10);
        assertEquals(1, descent.cycleLength());
        assertArrayEquals(new double[] {1, -1, -1, -1, -1}, descent.energies());
    }

    /**
     * The larger the share of neurons that move at once, the more often they step over the valley: 100 probes at N = 1000,
     * α = 0.14, m0 = 0.2. Whole numbers, the same on every machine.
     */
    @ParameterizedTest
    @CsvSource({"0.001, 2195000, 0, 100, 0", "0.01, 226300, 22, 100, 0", "0.1, 23970, 65, 100, 0", "0.5, 6656, 156, 100, 0",
            "1, 4169, 382, 44, 56"})
    void risesAndCyclesByTheShareOfNeuronsUpdatedAtOnce(double k, int steps, int rising, int atRest, int onCycles) {
        var patterns = Patterns.random(140, 1000, 1);
        var probes = patterns.corrupted(0.2, 1);
        var net = Hopfield.hebb(patterns);
        var update = Update.asynchronous(k).withTies(Ties.KEEP);
        var descents = IntStream.range(0, 100).parallel().mapToObj(mu -> net.descend(probes, mu, update, 100)).toList();
        assertEquals(steps, descents.stream().mapToInt(Descent::steps).sum());
        assertEquals(rising, descents.stream().mapToInt(Descent::risingSteps).sum());
        assertEquals(atRest, descents.stream().filter(descent -> descent.cycleLength() == 1).count());
        assertEquals(onCycles, descents.stream().filter(descent -> descent.cycleLength() == 2).count());
    }

    @Test
    void timesCountSweeps() {
        var patterns = Patterns.random(2, 10, 0);
        var descent = Hopfield.hebb(patterns).descend(patterns, 0, Update.asynchronous(0.4).atTemperature(1), 2);
        assertEquals(3, descent.stepsPerSweep());
        assertArrayEquals(new double[] {0, 1 / 3., 2 / 3., 1, 4 / 3., 5 / 3., 2}, descent.times(), 1e-15);
        assertEquals(0, descent.cycleLength()); // with noise nothing rests for good
    }

    @Test
    void impossibleDescentsAreNamed() {
        var patterns = Patterns.random(2, 10, 0);
        var net = Hopfield.hebb(patterns);
        var update = Update.synchronous();
        assertThrows(HopfieldException.class, () -> net.descend(patterns, 2, update, 1));
        assertThrows(HopfieldException.class, () -> net.descend(patterns, 0, update, -1));
        assertThrows(HopfieldException.class, () -> net.descend(Patterns.random(2, 11, 0), 0, update, 1));
        assertThrows(HopfieldException.class, () -> net.descend(patterns, 0, Update.asynchronous(0.05), 1));
        var tooLong = assertThrows(TooLargeException.class, () -> net.descend(patterns, 0, Update.asynchronous(0.1), Integer.MAX_VALUE));
        assertTrue(tooLong.getMessage().contains("-Xmx"), tooLong.getMessage());
    }
}
