package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork({"engram.neuron", "engram.ode", "org.apache.commons.math3.ode"})
class InhibitionOscillationTest {
    private static final double NEAR = 1e-9;
    private static final double[] TIMES = {12, 31, 44, 70, 95.5}; // ms
    private static final double SAME = .002;                      // ms, between a straight line and the library's curve: .0003
    private static final double STEP = 1.01 * Inhibiting.DT;      // ms, who has the right step

    @Graded(name = "receptors open and close", points = 2,
            hint = "Two terms: what the transmitter opens among the closed ones, and what closes with the decay time.")
    void opening(Answers student) {
        for (double[] at : new double[][] {{.3, -19, 4}, {.6, 20, 12}, {.5, -22.5, 2}}) {
            double open = at[0];
            double tau = at[2];
            double found = student.call(double.class, "opening", open, at[1], tau);
            double opens = 10 * Inhibiting.transmitter(at[1]);
            String where = "With O = %.1f, V = %.1f mV and τ = %.0f ms ".formatted(open, at[1], tau);
            assertFalse(Math.abs(found - (opens * (1 - open) - open * tau)) < NEAR,
                    where + "your receptors close τ times a millisecond; τ is a time, and the rate is one over it");
            assertFalse(Math.abs(found - (10 * (1 - Inhibiting.transmitter(at[1])) * (1 - open) - open / tau)) < NEAR,
                    where + "your transmitter is there at rest and gone in a spike: look at the sign in the exponent");
            assertFalse(Math.abs(found - (opens - open / tau)) < NEAR,
                    where + "your transmitter opens receptors that are open already: only the share 1 - O can");
            assertFalse(Math.abs(found - (opens / 10 * (1 - open) - open / tau)) < NEAR, where + "α is missing in your slope");
            assertFalse(Math.abs(found - (opens * (1 - open) - .16 * open)) < NEAR,
                    where + "your receptors close at 0.16 per ms, as on day 4; here at 1/τ");
            assertEquals(opens * (1 - open) - open / tau, found, NEAR, where + "the slope of O is another");
        }
    }

    @Graded(name = "the current of all others", points = 3, hint = "Which senders does neuron i have, and how many are they?")
    void current(Answers student) {
        current(student, .3, new double[] {-75, -62, -48, -55}, new double[] {.2, .9, .35, .6});
        current(student, .5, new double[] {-58, -66, -49}, new double[] {.15, .8, .4});
        current(student, .2, new double[] {-71, -60, -45, -52, -66, -57.5}, new double[] {.1, .3, .9, .5, .7, .25});
    }

    private static void current(Answers student, double g, double[] V, double[] open) {
        int n = V.length;
        double[] found = student.call(double[].class, "inhibition", V, open, g);
        assertEquals(n, found.length, "There is one current for each of %d neurons".formatted(n));
        double all = Arrays.stream(open).sum();
        for (int i = 0; i < n; i++) {
            double force = V[i] + 70;
            assertFalse(Math.abs(found[i] - g / (n - 1) * all * force) < NEAR || Math.abs(found[i] - g / n * all * force) < NEAR,
                    "Your neuron %d inhibits itself: its own O counts among the others'".formatted(i));
            assertFalse(Math.abs(found[i] - g * open[i] * force) < NEAR,
                    "Your neuron %d is inhibited by its own receptors alone; those of the others' synapses count".formatted(i));
            double expected = Inhibiting.current(V, open, g, i, -70);
            int receiver = i;
            double ofSenders = g / (n - 1) * IntStream.range(0, n).filter(j -> j != receiver).mapToDouble(j -> open[j] * (V[j] + 70)).sum();
            assertFalse(Math.abs(found[i] - ofSenders) < NEAR,
                    "You take the voltages of the senders; what flows into neuron %d depends on its own V".formatted(i));
            assertFalse(Math.abs(found[i] + expected) < NEAR,
                    "The current of your neuron %d has the wrong sign: what leaves above -70 mV is positive".formatted(i));
            assertFalse(Math.abs(found[i] - (n - 1) * expected) < NEAR,
                    "Each of your senders has the whole conductance g; the %d of them share it".formatted(n - 1));
            assertFalse(Math.abs(found[i] - expected * (n - 1) / n) < NEAR,
                    "You share g among as many senders as there are neurons; a neuron has one fewer, since it is none of its own");
            assertFalse(Math.abs(found[i] - Inhibiting.current(V, open, g, i, 0)) < NEAR,
                    "Your synapse pulls towards 0 mV, as an excitatory one; GABA pulls towards -70 mV");
            assertEquals(expected, found[i], NEAR, "The current that leaves neuron %d is another".formatted(i));
        }
    }

    @Graded(name = "spikes of a network", points = 3,
            hint = "What is the first state, when does each current begin, and where exactly does V cross 0 upward?")
    void spikes(Answers student) {
        double[] drive = {5, 6.5, 4};
        double[] onset = {0, 3, 4}; // ms; sums of 0.02 reach these too, and do not stay just below
        for (double g : new double[] {0, .3, .7}) {
            double[][] found = student.call(double[][].class, "simulate", drive, onset, g, 5.0, 90.0);
            assertEquals(3, found.length, "There is a row of times for each of three neurons");
            double[][] expected = Inhibiting.spikes(drive, onset, g, 5, 90);
            tellTimes(found, expected, g);
            assertFalse(Inhibiting.agree(found, Inhibiting.spikes(drive, new double[3], g, 5, 90), STEP),
                    "All your currents begin at 0; each neuron has an onset of its own");
            assertFalse(g > 0 && Inhibiting.agree(found, Inhibiting.spikes(drive, onset, 0, 5, 90), STEP),
                    "Your neurons fire as if there were no inhibition");
            tellParts(found, expected, drive, onset, g);
            assertTrue(Inhibiting.agree(found, expected, SAME), g == 0 ? "Without inhibition your neurons have other spikes"
                    : "Under inhibition your neurons have other spikes");
        }
    }

    /** Mistakes of a step or less. */
    private static void tellParts(double[][] found, double[][] expected, double[] drive, double[] onset, double g) {
        if (Inhibiting.agree(found, expected, SAME)) {
            return;
        }
        var shifted = IntStream.rangeClosed(-1, 1)
                .mapToObj(steps -> Arrays.stream(onset).map(t -> t + steps * Inhibiting.DT).toArray())
                .map(other -> Inhibiting.spikes(drive, other, g, 5, 90)).toList();
        assertFalse(IntStream.range(0, found.length).allMatch(i -> shifted.stream().anyMatch(
                        spikes -> Inhibiting.agree(new double[][] {found[i]}, new double[][] {spikes[i]}, SAME))),
                "Your currents begin a step early or late: the first step with a current has the number round(onset / dt)");
        assertFalse(Inhibiting.agree(found, expected, STEP), "Your spikes are in the right "
                + "steps, but not where V crosses 0: on the line from a below 0 to b above, a / (a - b) of the step has passed there");
    }

    /** Mistakes in where a spike is. */
    private static void tellTimes(double[][] found, double[][] expected, double g) {
        int all = Arrays.stream(found).mapToInt(own -> own.length).sum();
        int due = Arrays.stream(expected).mapToInt(own -> own.length).sum();
        assertFalse(all == 0, "Your neurons never fire; compare V from before each step with V after it");
        assertFalse(all > 10 * due, "You count steps in which V is above 0, %d of them; a spike is where it gets there".formatted(all));
        assertFalse(all > 1.6 * due, "You count every crossing of 0 mV, downward ones too");
        if (g == 0 && all >= due - 3) {
            double late = found[0][0] - expected[0][0];
            assertFalse(late > 2 && late < 6, "Your spikes are %.1f ms late: where V crosses 0 downward they are over".formatted(late));
        }
        assertFalse(Arrays.stream(found).flatMapToDouble(Arrays::stream).map(t -> t / Inhibiting.DT)
                        .allMatch(step -> Math.abs(step - Math.rint(step)) < 1e-6),
                "All your spikes are at whole steps; take the time on the straight line between two");
    }

    @Graded(name = "the frequency", points = 1, hint = "Four spikes make three periods, and a second has 1000 ms.")
    void frequency(Answers student) {
        double found = student.call(double.class, "frequency", (Object) TIMES);
        double expected = 1000 * 4 / (95.5 - 12);
        assertFalse(Math.abs(found - expected * 5 / 4) < NEAR,
                "You divide the number of spikes, 5, by the time from the first to the last; there are four periods between them");
        assertFalse(Math.abs(found - expected / 1000) < NEAR, "Your frequency is per millisecond; 1 Hz is one per second");
        assertFalse(Math.abs(found - 1000 * 5 / 95.5) < NEAR || Math.abs(found - 1000 * 4 / 95.5) < NEAR,
                "Your time begins at 0; take it from the first spike to the last");
        double ofPeriods = 0;
        for (int k = 0; k < 4; k++) {
            ofPeriods += 250 / (TIMES[k + 1] - TIMES[k]);
        }
        assertFalse(Math.abs(found - ofPeriods) < NEAR,
                "You take the mean of the frequencies of single periods; divide the number of periods by their whole time");
        assertEquals(expected, found, NEAR, "Five spikes in 83.5 ms have another frequency");
        assertEquals(50, student.call(double.class, "frequency", (Object) new double[] {10, 25, 50}), NEAR, "Three spikes in 40 ms have another frequency");
        for (double[] few : new double[][] {{}, {40}}) {
            double none = student.call(double.class, "frequency", (Object) few);
            assertEquals(0, none, "Fewer than two spikes have the frequency 0");
        }
    }

    @Graded(name = "phases", points = 2, hint = "Each spike lies in one period of the reference, and periods may differ.")
    void phases(Answers student) {
        double[] times = {3, 14, 31, 40, 57, 69.9, 95.5, 99};
        double[] expected = {2.0 / 19, 0, 9.0 / 13, .5, 25.9 / 26};
        double[] found = student.call(double[].class, "phases", TIMES, times);
        assertFalse(found.length > expected.length,
                "%d of your spikes have a phase; those before the first of the reference, and from its last on, have none"
                        .formatted(found.length));
        assertFalse(found.length == 4 && Math.abs(found[1] - expected[2]) < NEAR,
                "The spike at 31 ms is missing: together with the reference's own spike the phase is 0");
        assertEquals(expected.length, found.length, "Spikes are missing: five fall between two of the reference");
        double[] before = Arrays.stream(expected).map(phase -> 1 - phase).toArray();
        before[1] = 0;
        assertFalse(Inhibiting.agree(new double[][] {found}, new double[][] {before}, NEAR)
                        || Math.abs(found[0] - before[0]) < NEAR,
                "Your phases count back from the next spike of the reference; they count from the one before");
        double mean = 83.5 / 4;
        assertFalse(Math.abs(found[0] - 2 / mean) < NEAR,
                "You divide by the mean period of the reference; take the period in which the spike falls");
        assertFalse(Math.abs(found[1] - 1) < NEAR,
                "A spike together with the reference's has the phase 0; yours belongs to the period before");
        assertFalse(Math.abs(found[0] - 2) < NEAR, "Your phases are times in ms; divide by the period");
        assertTrue(Samples.apart(expected, found) < NEAR, "The phases of five spikes are others");
        double[] others = student.call(double[].class, "phases", new double[] {5, 9, 20}, new double[] {5, 6, 14.5, 20, 22});
        assertTrue(Samples.apart(new double[] {0, .25, .5}, others) < NEAR, "The phases of three spikes in two periods are others");
        for (double[] few : new double[][] {{}, {20}}) {
            assertEquals(0, student.call(double[].class, "phases", few, times).length,
                    "Between two spikes of a reference that has %d there is nothing".formatted(few.length));
        }
        assertEquals(0, student.call(double[].class, "phases", TIMES, new double[0]).length, "No spikes have no phases");
    }

    @Graded(name = "phases on a circle", points = 3, hint = "A phase of 1 is a whole turn, 2π.")
    void locking(Answers student) {
        double[] around = {.95, .1, .99, .04};
        double[] found = student.call(double[].class, "locking", (Object) around);
        assertEquals(2, found.length, "There are two numbers: the coherence and the mean phase");
        assertFalse(Math.abs(found[1] - Arrays.stream(around).average().orElseThrow()) < 1e-6,
                "Your mean phase is the ordinary mean, as if 0.95 and 0.05 were far apart; take the mean of points on the circle");
        assertFalse(found[0] > 1 + NEAR, "Your coherence is more than 1: divide the sums of cosines and sines by the number of phases");
        double[] mean = mean(around, 2 * Math.PI);
        assertFalse(Math.abs(found[0] - mean(around, 1)[0]) < NEAR || Math.abs(found[0] - mean(around, Math.PI)[0]) < NEAR,
                "Your phases do not go round the circle once: a phase of 1 is the angle 2π");
        assertEquals(mean[0], found[0], NEAR, "The coherence of four phases around 0 is another");
        assertFalse(Math.abs(found[1] - 2 * Math.PI * mean[1]) < NEAR, "Your mean phase is an angle; divide it by 2π");
        assertFalse(Math.abs(found[1] - .25 + mean[1]) < NEAR, "Your angle counts from the y axis: atan2(y, x) takes y first");
        assertEquals(mean[1], found[1], NEAR, "The mean of four phases around 0 is another");
        double[] late = {.9, .7, .85};
        double[] below = student.call(double[].class, "locking", (Object) late);
        assertEquals(2, below.length, "There are two numbers: the coherence and the mean phase");
        assertFalse(below[1] < 0, "Your mean of phases near 0.8 is negative: a phase is a number in [0, 1)");
        assertTrue(Samples.apart(mean(late, 2 * Math.PI), below) < NEAR, "The coherence and the mean of phases near 0.8 are others");
        double[] none = student.call(double[].class, "locking", (Object) new double[0]);
        assertFalse(Arrays.stream(none).anyMatch(Double::isNaN), "Of no phases your mean is NaN; return two zeros");
        assertTrue(Arrays.equals(new double[2], none), "Of no phases there are two zeros");
    }

    /** The length and the direction, as a phase in [0, 1), of the mean of points at these angles. */
    private static double[] mean(double[] phases, double turn) {
        double x = 0;
        double y = 0;
        for (double phase : phases) {
            x += Math.cos(turn * phase) / phases.length;
            y += Math.sin(turn * phase) / phases.length;
        }
        double direction = Math.atan2(y, x) / (2 * Math.PI);
        return new double[] {Math.sqrt(x * x + y * y), direction < 0 ? direction + 1 : direction};
    }

    @Graded(name = "the decay time decides", points = 1, hint = "This uses all of the above: look at those tests first.")
    void decayDecides(Answers student) {
        double[] drive = {5.025, 4.975};
        double[] onset = {0, 2};
        double last = Double.POSITIVE_INFINITY;
        for (double tau : new double[] {3, 6, 15}) {
            double[][] spikes = student.call(double[][].class, "simulate", drive, onset, .2, tau, 400.0);
            assertEquals(2, spikes.length, "There is a row of times for each of two neurons");
            double[][] settled = Arrays.stream(spikes).map(own -> Arrays.stream(own).filter(t -> t > 250).toArray())
                    .toArray(double[][]::new);
            double[] phases = student.call(double[].class, "phases", settled[0], settled[1]);
            double[] locking = student.call(double[].class, "locking", (Object) phases);
            assertEquals(2, locking.length, "There are two numbers: the coherence and the mean phase");
            double distance = Math.min(locking[1], 1 - locking[1]);
            assertTrue(tau < 10 ? distance > .45 : distance < .05,
                    "With τ = %.0f ms two neurons should %s, and yours have the phase %.2f"
                            .formatted(tau, tau < 10 ? "take turns" : "fire together", locking[1]));
            double hertz = student.call(double.class, "frequency", (Object) settled[0]);
            assertTrue(tau > 10 || hertz < last, "Your rhythm gets no slower when the inhibition of two that take turns lasts longer");
            last = hertz;
        }
    }
}
