package engram.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of at most 16 neurons have so few states that all of them can be tried. What each leads to is worked out here from the couplings alone, one
 * neuron after another, and must be what the library says of fixed points, cycles and attractors.
 */
class AllStatesTest {
    private static final int ENOUGH = 60; // steps; the longest way found is 9

    /** State number s, of which bit i is set where S_i = +1. */
    private static int spin(int s, int i) { return (s >> i & 1) == 1 ? 1 : -1; }

    private static int number(Patterns states, int k) {
        return IntStream.range(0, states.neurons()).map(i -> states.spin(k, i) == 1 ? 1 << i : 0).sum();
    }

    /** All 2^N states, in the order of their numbers. */
    private static Patterns all(int n) {
        return Patterns.of(IntStream.range(0, 1 << n).mapToObj(s -> IntStream.range(0, n).map(i -> spin(s, i)).toArray()).toArray(int[][]::new));
    }

    /** What can be known of a network of few neurons. */
    private static final class Known {
        private final int n;
        private final double[][] fields;  // 2^N × N, N·h for Hebb's couplings, else h
        private final int[] next;         // 2^N: the state that follows under synchronous update, ties kept
        private final boolean[] hasZero;  // 2^N: whether a field is zero

        private Known(int n, double[][] couplings) {
            this.n = n;
            fields = new double[1 << n][n];
            next = new int[1 << n];
            hasZero = new boolean[1 << n];
            for (int s = 0; s < 1 << n; s++)
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) fields[s][i] += couplings[i][j] * spin(s, j);
                    boolean up = fields[s][i] > 0 || fields[s][i] == 0 && spin(s, i) == 1;
                    if (up) next[s] |= 1 << i;
                    hasZero[s] |= fields[s][i] == 0;
                }
        }

        /** Hebb's rule, written once more: N·J_ij = Σ_μ ξ_i^μ ξ_j^μ, N·J_ii = λp. */
        static Known hebb(Patterns patterns, double lambda) {
            int n = patterns.neurons(), p = patterns.count();
            var couplings = new double[n][n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    for (int mu = 0; mu < p; mu++) couplings[i][j] += i == j ? lambda : patterns.spin(mu, i) * patterns.spin(mu, j);
            return new Known(n, couplings);
        }

        boolean isFixed(int s, Ties ties) { return next[s] == s && !(ties == Ties.RANDOM && hasZero[s]); }

        boolean alternates(int s, Ties ties) {
            int other = next[s];
            return other != s && next[other] == s && !(ties == Ties.RANDOM && (hasZero[s] || hasZero[other]));
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 3, 0", "14, 4, 0", "13, 5, 0", "12, 2, 0", "11, 7, 0", "13, 6, 1", "12, 4, 0.5", "13, 4, -1", "12, 30, 0", "1, 2, 0", "2, 1, -1"})
    void synchronousProbesGoWhereTheMapLeads(int n, int p, double lambda) {
        var patterns = Patterns.random(p, n, n + p);
        var known = Known.hebb(patterns, lambda);
        var found = Hopfield.hebb(patterns).withSelfCoupling(lambda).recognise(all(n), Update.synchronous().withTies(Ties.KEEP), ENOUGH);
        var likeness = likenesses(patterns);
        for (int s = 0; s < 1 << n; s++) {
            var ending = found.endings().get(s);
            int steps = 0, at = s;
            for (; !known.isFixed(at, Ties.KEEP) && !known.alternates(at, Ties.KEEP); at = known.next[at], steps++)
                assertEquals(at, number(ending.path(), steps), "state " + s);
            boolean fixed = known.isFixed(at, Ties.KEEP);
            assertEquals(fixed ? 1 : 2, ending.cycleLength(), "state " + s);
            assertEquals(steps, ending.steps(), "state " + s);
            assertEquals(steps + ending.cycleLength(), ending.path().count(), "state " + s);
            assertEquals(at, number(ending.path(), steps), "state " + s);
            String expected = likeness[at].equals(likeness[known.next[at]]) ? likeness[at] : "NONE";
            assertEquals(expected, ending.attractor() + members(ending), "state " + s);
            for (int mu = 0; mu < p; mu++) assertEquals(patterns.overlap(mu, ending.state(), 0), ending.overlaps()[mu]);
        }
        var table = found.toTable();
        assertEquals(1 << n, table.rowCount());
        for (var attractor : Attractor.values()) {
            long count = found.endings().stream().filter(ending -> ending.attractor() == attractor).count();
            assertEquals(count, table.stringColumn("attractor").isEqualTo(attractor.name().toLowerCase()).size());
            assertEquals((double) count / (1 << n), found.fraction(attractor));
        }
    }

    private static String members(Ending ending) {
        return ending.attractor() == Attractor.NONE ? "" : Arrays.toString(Arrays.stream(ending.memories()).sorted().toArray());
    }

    /** What each state is, from the definition: near to ±ξ^μ, or else to what the fields of a few patterns would make of it. */
    private static String[] likenesses(Patterns patterns) {
        int n = patterns.neurons(), p = patterns.count();
        var likeness = new String[1 << n];
        for (int s = 0; s < 1 << n; s++) {
            int state = s;
            int[] overlaps = IntStream.range(0, p).map(mu -> IntStream.range(0, n).map(i -> spin(state, i) * patterns.spin(mu, i)).sum()).toArray();
            int[] nearest = IntStream.range(0, p).boxed().sorted((a, b) -> Math.abs(overlaps[b]) - Math.abs(overlaps[a])).mapToInt(mu -> mu).toArray();
            likeness[s] = "NONE";
            for (int few = Math.min(9, p); few >= 1; few--) {
                int[] some = Arrays.copyOf(nearest, few);
                int agreement = IntStream.range(0, n).map(i -> spin(state, i)
                        * Integer.signum(Arrays.stream(some).map(mu -> overlaps[mu] * patterns.spin(mu, i)).sum())).sum();
                String kind = few > 1 ? "MIXTURE" : overlaps[some[0]] > 0 ? "MEMORY" : "NEGATIVE";
                if (few != 2 && 10 * agreement > 9 * n) likeness[s] = kind + Arrays.toString(Arrays.stream(some).sorted().toArray());
            }
        }
        return likeness;
    }

    /** With ties drawn, at rest is only what no draw can move, and a repeat by luck is neither the end nor a fixed point. */
    @ParameterizedTest
    @CsvSource({"14, 6, 0, 1", "13, 4, 0, 1", "12, 6, 0, 1", "13, 3, 0, 1", "12, 4, 1, 1", "13, 5, -1, 1", "12, 4, 0, 0.5", "12, 3, 0, 0.0834"})
    void drawnTiesLeaveNothingAtRestThatCanMove(int n, int p, double lambda, double k) {
        var patterns = Patterns.random(p, n, n - p);
        var known = Known.hebb(patterns, lambda);
        var update = Update.asynchronous(k).withSeed(p);
        var found = Hopfield.hebb(patterns).withSelfCoupling(lambda).recognise(all(n), update, ENOUGH);
        for (int s = 0; s < 1 << n; s++) {
            var ending = found.endings().get(s);
            var path = ending.path();
            int last = number(path, path.count() - 1);
            assertEquals(known.isFixed(s, Ties.RANDOM), ending.cycleLength() == 1 && ending.steps() == 0, "state " + s);
            switch (ending.cycleLength()) {
                case 0 -> assertTrue(path.count() == ENOUGH + 1 && !known.isFixed(number(path, ENOUGH - 1), Ties.RANDOM), "state " + s);
                case 1 -> assertTrue(known.isFixed(last, Ties.RANDOM), "state " + s);
                default -> assertTrue(k == 1 && known.alternates(last, Ties.RANDOM) && known.next[last] == number(path, path.count() - 2), "state " + s);
            }
        }
    }

    /** One neuron at a time, ties kept, λ ≥ 0: every state leads down to one that no single flip improves. */
    @ParameterizedTest
    @CsvSource({"12, 3, 0", "13, 4, 0", "12, 5, 1"})
    void oneAtATimeEveryStateFallsToAFixedPoint(int n, int p, double lambda) {
        var patterns = Patterns.random(p, n, n);
        var known = Known.hebb(patterns, lambda);
        var network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
        var found = network.recognise(all(n), Update.asynchronous(1.0 / n).withTies(Ties.KEEP), ENOUGH);
        double[] energies = network.energies(all(n));
        for (int s = 0; s < 1 << n; s++) {
            var path = found.endings().get(s).path();
            assertEquals(1, found.endings().get(s).cycleLength());
            assertTrue(known.isFixed(number(path, path.count() - 1), Ties.KEEP), "state " + s);
            for (int t = 1; t < path.count(); t++) assertTrue(energies[number(path, t)] < energies[number(path, t - 1)], "state " + s);
        }
    }

    @ParameterizedTest
    @CsvSource({"14, 4, 0", "11, 70, 0.5", "12, 3, -2.25", "13, 700, 1"})
    void fieldsAndEnergiesOfAllStatesAreTheSums(int n, int p, double lambda) {
        var patterns = Patterns.random(p, n, 1);
        var known = Known.hebb(patterns, lambda);
        var network = Hopfield.hebb(patterns).withSelfCoupling(lambda);
        double[][] fields = network.localFields(all(n));
        double[] energies = network.energies(all(n));
        for (int s = 0; s < 1 << n; s++) {
            double energy = 0;
            for (int i = 0; i < n; i++) {
                assertEquals(known.fields[s][i] / n, fields[s][i]);
                energy -= spin(s, i) * known.fields[s][i] / n / 2;
            }
            assertEquals(energy, energies[s], 1e-9);
        }
    }

    /** The endings of any engine, with couplings of one's own too. */
    @Test
    void allEnginesEndAtTheSame() {
        int n = 8;
        var patterns = Patterns.random(4, n, 3);
        var hebb = Hopfield.hebb(patterns).withSelfCoupling(0.25);
        var own = Hopfield.withCouplings(patterns, eighths(n, new Random(3)));
        for (var update : List.of(Update.synchronous(), Update.synchronous().withTies(Ties.KEEP), Update.asynchronous(0.34), Update.asynchronous(0.13),
                Update.synchronous().atTemperature(0.6), Update.asynchronous(0.5).atTemperature(0.6).after(7))) {
            var expected = hebb.on(Backend.plain()).recognise(all(n), update, 12);
            for (var network : List.of(hebb, hebb.on(Backend.cpu()), hebb.byMatrixProducts(Backend.plain())))
                assertSame(expected, network.recognise(all(n), update, 12), update.toString());
            assertSame(own.on(Backend.plain()).recognise(all(n), update, 12), own.recognise(all(n), update, 12), update.toString());
        }
    }

    static void assertSame(Recognition expected, Recognition found, String name) {
        assertEquals(expected.probes(), found.probes(), name);
        for (int k = 0; k < expected.probes(); k++) {
            var one = expected.endings().get(k);
            var other = found.endings().get(k);
            assertEquals(one.path(), other.path(), name + ", probe " + k);
            assertEquals(one.cycleLength(), other.cycleLength(), name + ", probe " + k);
            assertEquals(one.attractor(), other.attractor(), name + ", probe " + k);
            assertArrayEquals(one.memories(), other.memories(), name + ", probe " + k);
        }
    }

    /** Symmetric couplings of any kind, in eighths so that every sum is exact. */
    private static Matrix eighths(int n, Random random) {
        var couplings = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++) {
                couplings.set(i, j, (random.nextInt(17) - 8) / 8f);
                couplings.set(j, i, couplings.get(i, j));
            }
        return couplings;
    }

    @Test
    void couplingsOfOnesOwnLeadWhereTheMapLeads() {
        int n = 10;
        var random = new Random(5);
        for (int round = 0; round < 5; round++) {
            var matrix = eighths(n, random);
            var known = new Known(n, IntStream.range(0, n).mapToObj(i -> IntStream.range(0, n).mapToDouble(j -> matrix.get(i, j)).toArray()).toArray(double[][]::new));
            for (var ties : Ties.values()) {
                var endings = Hopfield.withCouplings(Patterns.random(2, n, 1), matrix).recognise(all(n), Update.synchronous().withTies(ties), ENOUGH).endings();
                for (int s = 0; s < 1 << n; s++) {
                    var ending = endings.get(s);
                    int last = number(ending.state(), 0);
                    assertEquals(known.isFixed(s, ties), ending.cycleLength() == 1 && ending.steps() == 0);
                    if (ending.cycleLength() == 1) assertTrue(known.isFixed(last, ties));
                    if (ending.cycleLength() == 2) assertTrue(known.alternates(last, ties));
                    if (ties == Ties.KEEP) assertTrue(ending.cycleLength() > 0);
                }
            }
        }
    }

    /** A recall counts as Vavilala's code does, and says besides which of these probes are at rest. */
    @Test
    void aRecallTellsConvergedFromAtRest() {
        int lucky = 0;
        for (int seed = 0; seed < 300; seed++) {
            int n = 8 + seed % 9, p = 2 + seed % 5;
            var patterns = Patterns.random(p, n, seed);
            var known = Known.hebb(patterns, 0);
            var update = Update.asynchronous(seed % 3 == 0 ? 0.4 : 1).withTies(seed % 4 == 0 ? Ties.KEEP : Ties.RANDOM).withSeed(seed);
            var recall = Hopfield.hebb(patterns).recall(patterns.corrupted(0.5, seed), update, 20);
            int resting = 0;
            for (int mu = 0; mu < p; mu++) {
                int last = number(recall.finalStates(), mu);
                boolean converged = recall.settledAt()[mu] >= 0 && recall.cycleLengths()[mu] != 2;
                assertEquals(converged && known.isFixed(last, update.ties()), recall.cycleLengths()[mu] == 1, "seed " + seed);
                if (recall.cycleLengths()[mu] == 1) resting++;
                if (converged && recall.cycleLengths()[mu] == 0) lucky++;
            }
            assertEquals((double) resting / p, recall.fractionAtRest());
            assertTrue(recall.fractionAtRest() <= recall.convergedFraction()[20] + 1e-12);
        }
        assertTrue(lucky > 10, "only " + lucky + " probes were converged and not at rest");
    }
}
