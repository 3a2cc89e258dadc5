package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import engram.grader.neurons.Plastic.Pairing;
import engram.grader.neurons.Plastic.Receiver;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork({"engram.neuron", "engram.ode"})
class PlasticSynapseTest {
    private static final double NEAR = 1e-12;
    private static final double FREE = 100;                                  // a largest weight that is never reached
    private static final double[] SENT = {4, 11, 30, 33, 61, 90, 92.5};      // ms
    private static final double[] RECEIVED = {9, 20, 33, 58, 71.5, 90, 97};  // ms; 33 and 90 are among both

    @Graded(name = "one pair", points = 2, hint = "Who was first, and which amplitude and time constant go with that?")
    void pair(Answers student) {
        for (double difference : new double[] {6, 30, -6, -30, 0}) {
            double found = student.call(double.class, "window", difference);
            double right = Plastic.window(difference);
            String where = "At Δt = %.0f ms ".formatted(difference);
            assertFalse(difference == 0 && Math.abs(found) > NEAR,
                    "Simultaneous spikes change your weight; neither was first, and Δw is 0");
            assertFalse(difference != 0 && Math.abs(found - Plastic.window(-difference)) < NEAR,
                    where + "your window is turned round: Δt is the receiver's time minus the sender's");
            double amplitude = difference > 0 ? Plastic.UP : -Plastic.DOWN;
            assertFalse(difference != 0 && Math.abs(Math.abs(found) - Math.abs(right / amplitude)) < NEAR,
                    where + "your change has no amplitude: A₊ is %.3f and A₋ is %.3f".formatted(Plastic.UP, Plastic.DOWN));
            double other = Plastic.UP + Plastic.DOWN - Math.abs(amplitude);
            assertFalse(difference != 0 && Math.abs(Math.abs(found) - other * Math.abs(right / amplitude)) < NEAR,
                    where + "your amplitudes are exchanged: A₊ goes with a gain and A₋ with a loss");
            assertFalse(Math.abs(found) > Math.abs(amplitude) + NEAR,
                    where + "your change is larger than its amplitude: an exponential grows where it should fall");
            double swapped = amplitude * Math.exp(-Math.abs(difference) / (difference > 0 ? Plastic.TAU_DOWN : Plastic.TAU_UP));
            assertFalse(difference != 0 && Math.abs(found - swapped) < NEAR, where + "your time constants are exchanged");
            assertFalse(difference < 0 && Math.abs(found + right) < NEAR, where + "your weight grows; a sender that comes too late loses");
            assertEquals(right, found, NEAR, where + "the change is another");
        }
    }

    @Graded(name = "all pairs", points = 1, hint = "How many pairs do 7 spikes make with 7 others? Look at the test of one pair first.")
    void pairs(Answers student) {
        double found = student.call(double.class, "allPairs", SENT, RECEIVED);
        double inStep = IntStream.range(0, SENT.length).mapToDouble(k -> Plastic.window(RECEIVED[k] - SENT[k])).sum();
        assertFalse(Math.abs(found - inStep) < NEAR,
                "You pair the first with the first, the second with the second: every spike pairs with every other");
        double nearest = Plastic.learned(0, SENT, RECEIVED, FREE, Pairing.WITH_THE_LAST_ONLY);
        assertFalse(Math.abs(found - nearest) < NEAR,
                "You pair each spike with the last one before it: every spike pairs with every other");
        assertFalse(Math.abs(found - Plastic.allPairs(RECEIVED, SENT)) < NEAR, "Your Δt is the sender's time minus the receiver's");
        assertEquals(Plastic.allPairs(SENT, RECEIVED), found, NEAR, "The sum over 49 pairs is another");
        double uneven = student.call(double.class, "allPairs", SENT, new double[] {40});
        assertEquals(Plastic.allPairs(SENT, new double[] {40}), uneven, NEAR, "Seven spikes and one make another sum");
        double turned = student.call(double.class, "allPairs", new double[] {35, 80}, RECEIVED);
        assertEquals(Plastic.allPairs(new double[] {35, 80}, RECEIVED), turned, NEAR, "Two spikes and seven make another sum");
    }

    @Graded(name = "traces instead of pairs", points = 3,
            hint = "In which order: decay, changes of the weight, jumps of the traces? And which trace belongs to which spike?")
    void traces(Answers student) {
        double found = student.call(double.class, "learned", .5, SENT, RECEIVED);
        String[] mistakes = {"",
            "Simultaneous spikes make pairs: a trace must jump only after the weight has changed",
            "Your traces forget all spikes but the last: each adds 1 to what is left of the others",
            "Your traces do not decay",
            "Your traces decay with each other's time constant: the sender's belongs to τ₊",
            "Both of your traces decay with τ₊: the receiver's has τ₋"};
        for (int k = 1; k < mistakes.length; k++) {
            assertFalse(Math.abs(found - Plastic.learned(.5, SENT, RECEIVED, 1, Pairing.values()[k])) < NEAR, mistakes[k]);
        }
        assertFalse(Math.abs(found - Plastic.learned(.5, RECEIVED, SENT, 1, Pairing.ALL)) < NEAR,
                "Your weight grows where it should shrink: the receiver's spike adds, the sender's takes away");
        assertEquals(.5 + Plastic.allPairs(SENT, RECEIVED), found, NEAR, "Far from the bounds it is not the sum over all pairs");
        double[] few = {2, 41, 66};
        assertEquals(.4 + Plastic.allPairs(few, RECEIVED), student.call(double.class, "learned", .4, few, RECEIVED), NEAR,
                "For three spikes and seven it is not the sum over all pairs");
        double[] none = {};
        assertEquals(.5, student.call(double.class, "learned", .5, SENT, none), "Without a spike of the receiver the weight stays");
        assertEquals(.5, student.call(double.class, "learned", .5, none, none), "Without any spike the weight stays");
    }

    @Graded(name = "bounds", points = 2, hint = "Where does the next change begin, when one would have led beyond?")
    void bounds(Answers student) {
        double[] early = {10, 30, 50, 55};
        double[] late = {12, 32, 52, 53, 54, 55};
        bounds(student, .998, early, late);
        bounds(student, .004, late, early);
        bounds(student, .997, new double[] {5, 25, 40, 41}, new double[] {7, 28, 31, 41});
    }

    private static void bounds(Answers student, double start, double[] sent, double[] received) {
        boolean top = start > .5;
        double found = student.call(double.class, "learned", start, sent, received);
        double free = Plastic.learned(start, sent, received, FREE, Pairing.ALL);
        assertFalse(Math.abs(found - free) < NEAR && (free < 0 || free > 1), "Your weight %s: it is %.4f".formatted(
                top ? "grows beyond 1" : "falls below 0", found));
        double right = Plastic.learned(start, sent, received, 1, Pairing.ALL);
        assertFalse(right != Math.clamp(free, 0, 1) && Math.abs(found - Math.clamp(free, 0, 1)) < NEAR,
                "You look at the bounds at the end only: what leads beyond is lost when it happens");
        assertFalse(Math.abs(found - Plastic.learned(start, sent, received, 1, Pairing.GAIN_FIRST)) < NEAR,
                "When both spike at once your weight gains before it loses; at a bound the order counts, and the loss comes first");
        assertEquals(right, found, NEAR, "Near the bound %d the weight is another".formatted(top ? 1 : 0));
    }

    @Graded(name = "many synapses", points = 4, hint = "Go through the six points of a step in their order.")
    void many(Answers student) {
        many(student, groups(6, .5, 60, 400, 3), new double[] {.2, .95, .5, .7, .99, .4});
        many(student, groups(4, .5, 90, 300, 4), new double[] {.9, .3, .98, .6});
        many(student, groups(8, .4, 50, 300, 5), new double[] {.1, .8, .5, .97, .3, .65, .02, .75});
    }

    private static void many(Answers student, int[][] sent, double[] start) {
        double[][] found = student.call(double[][].class, "adapt", start, sent, .45);
        assertEquals(2, found.length, "There are two rows: the weights and the times of the receiver's spikes");
        String[] mistakes = {"",
            "Your V stays where it is after a spike",
            "What is sent arrives in the same step; it takes one",
            "Your senders send the weight of before their loss and gain; they send what it is now",
            "In your neuron only senders of this very step gain; every synapse gains by its trace",
            "In your neuron all synapses lose when any sender spikes; only its own does",
            "Your weights leave the range from 0 to 1",
            "Your V does not decay; in Java -1 / 20 is 0, because both are whole numbers",
            "What your senders send is their weight; it is `jump` times their weight",
            "What has arrived once arrives again in every later step",
            "Your traces jump before the weights change, so that simultaneous spikes make a pair",
            "Your weights gain before they lose; at a bound the order counts, and the loss comes first"};
        double[][] right = Plastic.adapted(start, sent, .45, Receiver.RIGHT);
        if (!same(found, right)) {
            for (Receiver mistake : Receiver.values()) {
                assertFalse(same(found, Plastic.adapted(start, sent, .45, mistake)), mistakes[mistake.ordinal()]);
            }
            assertTrue(Arrays.equals(right[1], found[1]), "Your neuron spikes at other times");
            fail("Your neuron spikes when it should, and its weights are others");
        }
    }

    private static boolean same(double[][] a, double[][] b) {
        return Arrays.equals(a[1], b[1]) && a[0].length == b[0].length
                && IntStream.range(0, a[0].length).allMatch(i -> Math.abs(a[0][i] - b[0][i]) < 1e-9);
    }

    /** Senders by ms, each with so many spikes per second; the first half shares moments, at which each fires with a probability. */
    private static int[][] groups(int senders, double together, double rate, int ms, long seed) {
        var draws = RandomStream.of(seed, "groups");
        return IntStream.range(0, ms).mapToObj(k -> {
            boolean moment = draws.child(senders).uniform(k) < rate / 1000;
            return IntStream.range(0, senders).filter(i -> draws.child(i).uniform(k)
                    < (i >= senders / 2 ? rate / 1000 : moment ? together : (1 - together) * rate / 1000)).toArray();
        }).toArray(int[][]::new);
    }

    @Graded(name = "who belongs together", points = 1, hint = "This uses adapt for 40 seconds: look at its own test first.")
    void together(Answers student) {
        int n = 40;
        double[] start = new double[n];
        Arrays.fill(start, .5);
        for (int seed = 7; seed < 10; seed++) {
            boolean turned = seed == 8; // the second twenty senders are the correlated ones
            int[][] sent = groups(n, .3, 20, 40_000, seed);
            int[][] numbered = Arrays.stream(sent).map(row -> Arrays.stream(row).map(i -> turned ? n - 1 - i : i).toArray()).toArray(int[][]::new);
            together(student, start, numbered, turned ? n / 2 : 0);
        }
    }

    /** The correlated senders are half of all, from a number on. */
    private static void together(Answers student, double[] start, int[][] sent, int from) {
        int n = start.length;
        double[][] found = student.call(double[][].class, "adapt", start, sent, .1);
        assertTrue(found.length == 2 && found[0].length == n, "There are two rows: the weights and the times of the receiver's spikes");
        double[] weights = found[0];
        double first = Arrays.stream(weights, from, from + n / 2).average().orElseThrow();
        double second = Arrays.stream(weights, n / 2 - from, n - from).average().orElseThrow();
        assertTrue(first > .9 && second < .5, ("After 40 s twenty correlated senders should have nearly all of their weight "
                + "and the others less than they began with; yours have %.2f and %.2f").formatted(first, second));
    }
}
