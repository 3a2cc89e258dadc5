package engram.neuron;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.ode.RungeKutta4;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The window of plasticity, measured as an experimenter measures it: short currents make two neurons spike that are otherwise silent, and
 * the weight is read at the end. Times are those of the spikes that came, not of the currents.
 */
class PlasticityTest {
    private static final double DT = .02;
    private static final double PULSE = .5, STRENGTH = 60;              // ms, µA/cm²: one spike, a little later
    private static final double UP = .1, TAU_UP = 17, DOWN = .12, TAU_DOWN = 34, MOST = 2;
    // a jump of 1 µS/cm² moves the receiver by much less than a spike needs
    private static final PlasticSynapse RULE = new PlasticSynapse(new ExponentialSynapse(.001, 0, 5), UP, TAU_UP, DOWN, TAU_DOWN, MOST);

    /** Sender i reaches receiver i with the weight of i, and each spikes when it is told. */
    private record Pairs(double[][] senders, double[][] receivers, double[] weights) {

        static Pairs of(double[] sender, double[] receiver, double weight) {
            return new Pairs(new double[][] {sender}, new double[][] {receiver}, new double[] {weight});
        }

        /** One pair of spikes for each of these times from the sender's to the receiver's, in ms. */
        static Pairs apart(double[] differences, double weight) {
            double[] weights = new double[differences.length];
            Arrays.fill(weights, weight);
            return new Pairs(Arrays.stream(differences).mapToObj(difference -> new double[] {10 + Math.max(0, -difference)}).toArray(double[][]::new),
                    Arrays.stream(differences).mapToObj(difference -> new double[] {10 + Math.max(0, difference)}).toArray(double[][]::new), weights);
        }

        Run run(Monitor... monitors) {
            int[][] each = IntStream.range(0, weights.length).mapToObj(i -> new int[] {i, i}).toArray(int[][]::new);
            double latest = Arrays.stream(senders).flatMapToDouble(Arrays::stream).max().orElseThrow();
            latest = Math.max(latest, Arrays.stream(receivers).flatMapToDouble(Arrays::stream).max().orElseThrow());
            return Network.of(told("a", senders), told("b", receivers))
                    .connect("a", "b", RULE, Connections.of(weights.length, weights.length, each, weights))
                    .simulate(Math.ceil(latest) + 6, DT, new RungeKutta4(), monitors);
        }

        private static Population told(String name, double[][] when) {
            Input pulses = (step, fraction, dt, first, current, at, count) -> {
                double t = (step + fraction) * dt;
                for (int i = 0; i < count; i++)
                    for (double pulse : when[first + i]) if (t >= pulse && t < pulse + PULSE) current[at + i] += STRENGTH;
            };
            return Population.of(HodgkinHuxley.tutorial(), when.length).named(name).injecting(pulses);
        }

        /** The weights at the end, with a look at whether the spikes are those that were asked for. */
        double[] learned(Run run) {
            assertArrayEquals(counts(senders), run.spikes("a").counts());
            assertArrayEquals(counts(receivers), run.spikes("b").counts());
            double[][] matrix = run.connections("a", "b").toMatrix();
            return IntStream.range(0, weights.length).mapToDouble(i -> matrix[i][i]).toArray();
        }

        private static int[] counts(double[][] when) { return Arrays.stream(when).mapToInt(times -> times.length).toArray(); }
    }

    /** Time from the step of a sender's spike to the step of a receiver's, in ms. */
    private static double between(double sender, double receiver) { return (Math.floor(receiver / DT) - Math.floor(sender / DT)) * DT; }

    /** A₊·e^(−Δt/τ₊) for Δt &gt; 0, −A₋·e^(Δt/τ₋) for Δt &lt; 0, 0 for Δt = 0. */
    private static double window(double difference) {
        return difference > 0 ? UP * Math.exp(-difference / TAU_UP) : difference < 0 ? -DOWN * Math.exp(difference / TAU_DOWN) : 0;
    }

    @Test
    void theWindowIsTheFormula() {
        double[] asked = IntStream.rangeClosed(-20, 20).mapToDouble(k -> 3.0 * k).toArray();
        Pairs pairs = Pairs.apart(asked, 1);
        Run run = pairs.run(Monitor.spikes());
        double[] weights = pairs.learned(run);
        for (int i = 0; i < asked.length; i++) {
            double difference = between(run.spikes("a").times(i)[0], run.spikes("b").times(i)[0]);
            // a neuron that has rested for longer spikes a little later, and the synapse, weak as it is, moves the receiver's spike a little
            assertEquals(asked[i], difference, .25);
            assertEquals(window(difference), weights[i] - 1, 1e-14, "Δt = " + difference + " ms");
        }
        assertTrue(weights[21] > 1.08 && weights[19] < .9, "both flanks are high at 3 ms");
    }

    @Test
    void aStepApartIsFullyApart() {
        double[] asked = {-.04, -.02, 0, .02, .04};
        Pairs pairs = Pairs.apart(asked, 1);
        Run run = pairs.run(Monitor.spikes());
        double[] weights = pairs.learned(run);
        for (int i = 0; i < asked.length; i++) {
            double difference = between(run.spikes("a").times(i)[0], run.spikes("b").times(i)[0]);
            assertEquals(asked[i], difference, 1e-9);
            assertEquals(window(difference), weights[i] - 1, 1e-14);
        }
        assertEquals(1, weights[2], "simultaneous spikes leave the weight alone");
    }

    @Test
    void theWeightStaysBetweenItsBounds() {
        double[] early = {10}, late = {15};
        assertEquals(MOST, learned(Pairs.of(early, late, MOST - UP / 2)));
        assertEquals(0, learned(Pairs.of(late, early, DOWN / 2)));
        // what is beyond a bound is forgotten: the next change begins at the bound
        Pairs upThenDown = Pairs.of(new double[] {10, 70}, new double[] {15, 65}, MOST);
        Run run = upThenDown.run(Monitor.spikes());
        double[] a = run.spikes("a").times(), b = run.spikes("b").times();
        double expected = MOST + window(between(a[1], b[0])) + window(between(a[1], b[1]));
        assertEquals(expected, upThenDown.learned(run)[0], 1e-14);
    }

    private static double learned(Pairs pairs) { return pairs.learned(pairs.run(Monitor.spikes()))[0]; }

    @Test
    void everySpikeIsPairedWithAllOthers() {
        double[] sender = {10, 28, 50, 71, 100, 123}, receiver = {19, 37, 56, 78, 97, 117, 138};
        Pairs train = Pairs.of(sender, receiver, 1);
        Run run = train.run(Monitor.spikes());
        double[] a = run.spikes("a").times(), b = run.spikes("b").times();
        double all = 0, nearest = 0;
        for (double from : a)
            for (double to : b) {
                all += window(between(from, to));
                boolean hidden = Arrays.stream(a).anyMatch(other -> other > Math.min(from, to) && other < Math.max(from, to))
                        || Arrays.stream(b).anyMatch(other -> other > Math.min(from, to) && other < Math.max(from, to));
                if (!hidden) nearest += window(between(from, to));
            }
        double learned = train.learned(run)[0] - 1;
        assertEquals(all, learned, 1e-13);
        assertTrue(Math.abs(all - nearest) > .05, "nearest neighbours alone would give " + nearest + " in place of " + all);
    }

    @Test
    void nobodyNeedsToWatch() {
        Pairs pairs = Pairs.of(new double[] {10, 40}, new double[] {18, 35}, 1);
        assertArrayEquals(pairs.run(Monitor.spikes()).connections("a", "b").toMatrix(), pairs.run().connections("a", "b").toMatrix());
    }
}
