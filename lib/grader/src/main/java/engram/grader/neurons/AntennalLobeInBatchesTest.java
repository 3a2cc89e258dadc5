package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.MayDiffer;
import engram.grader.StudentFailure;
import engram.neuron.AntennalLobe;
import engram.neuron.Input;
import engram.neuron.Monitor;
import engram.neuron.Network;
import engram.neuron.Run;
import engram.ode.ExponentialEuler;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tests of {@code neurons-07-antennal-lobe-in-batches}. The lobe is followed for some 20 ms only: a student's process compiles quickly and computes slowly,
 * a second for that.
 */
@MayDiffer({"goOn", "answers"}) // they go by what is in a folder
class AntennalLobeInBatchesTest {
    private static final double NEAR = 1e-9;
    private static final double DT = 0.02; // ms, as in the notebook
    private static final double[] START = {-58.5, 3.25}; // mV
    private static final double[][] SHORT = {{1, 6, 40}, {9, 16, 55}}; // ms, µA/cm²
    private static final double[] INPUT = input(); // mV

    private static double[] input() {
        return IntStream.rangeClosed(0, 1000).mapToDouble(k -> 20 * Math.sin(0.013 * k) + 0.02 * k).toArray();
    }

    @Graded(name = "boxes", points = 2, hint = "Entries from round(from/dt) to before round(to/dt); += for boxes that overlap.")
    void boxes(Answers student) {
        double[][] apart = {{1.5, 3.5, 4}, {5.5, 7.5, -2}};
        double[] found = boxes(student, apart, 0.5, 20);
        assertFalse(found.length == 20, "Your table has no number for the end of the last step: there are steps + 1");
        assertEquals(21, found.length, "The length of the table is another");
        assertFalse(found[7] == 4 && found[6] == 4, "Your box goes on at its last moment; it ends before that");
        assertFalse(found[3] == 0 && found[4] == 4, "Your box begins after its first moment; it begins with that");
        assertTrue(Samples.apart(table(apart, 0.5, 20), found) < NEAR, "The table of two boxes apart is another");

        double[] over = sized(8, boxes(student, new double[][] {{0, 6, 1}, {2, 4, 5}}, 1, 7));
        assertFalse(over[3] == 5, "Your second box replaces the first where both are; they add up");
        assertTrue(Samples.apart(new double[] {1, 1, 6, 6, 1, 1, 0, 0}, over) < NEAR, "The table of two boxes that overlap is another");

        double[] cut = sized(281, boxes(student, new double[][] {{2.3, 2.9, 1}}, 0.01, 280));
        assertFalse(cut[229] == 1, "Your box of 2.3 ms begins a step too early: 2.3/0.01 is a little below 230, so round it");
        assertTrue(Samples.apart(table(new double[][] {{2.3, 2.9, 1}}, 0.01, 280), cut) < NEAR, "The table of a box that is longer than the table is another");

        double[] byTime = sized(13, boxes(student, new double[][] {{0.9, 2.7, 1}}, 0.3, 12));
        assertFalse(byTime[3] == 0 && byTime[4] == 1,
                "Your box begins a step late: 3·0.3 is a little below 0.9, so do not compare times but count steps, round(from/dt)");
        assertTrue(Samples.apart(table(new double[][] {{0.9, 2.7, 1}}, 0.3, 12), byTime) < NEAR, "The table of a box from 3·0.3 to 9·0.3 is another");
    }

    private static double[] sized(int length, double[] found) {
        assertEquals(length, found.length, "The length of the table is another");
        return found;
    }

    @Graded(name = "a piece", points = 2, hint = "Row 0 is the state that was given; row k + 1 comes from row k and entry first + k.")
    void pieces(Answers student) {
        pieces(student, START, 300, 200);
        pieces(student, new double[] {-61, 1.5}, 0, 120);
        pieces(student, new double[] {-64, -2}, 700, 60);
    }

    private static void pieces(Answers student, double[] start, int first, int steps) {
        double[][] found = piece(student, start, INPUT, first, steps);
        double[][] expected = Tired.piece(start, INPUT, first, steps);
        assertFalse(found.length == steps, "There are steps + 1 states: that at the beginning is one of them");
        assertEquals(steps + 1, found.length, "The number of states is another");
        assertFalse(Pendulum.alike(found), "All your states are the same one; each step begins with the state before it");
        assertFalse(first > 0 && Samples.apart(found, Tired.piece(start, INPUT, 0, steps)) < NEAR,
                "Your piece has the beginning of the input; step k of it is step first + k of the whole");
        assertFalse(Samples.apart(found, Tired.piece(start, INPUT, first + 1, steps)) < NEAR, "Your input is a step ahead");
        assertTrue(Arrays.deepEquals(expected, found), "Your states are not those of step after step");
    }

    @Graded(name = "in batches", points = 3, hint = "A batch begins with the last row so far, at that row's step; its own first row is there already.")
    void batches(Answers student) {
        for (int batch : new int[] {250, 300, 5000}) {
            double[] start = {START[0], batch / 1000.0};
            double[][] whole = Tired.piece(start, INPUT, 0, 1000);
            double[][] found = student.call(double[][].class, "inBatches", start, INPUT, batch);
            tellBatches(found, start, batch, true, true, false, "The row where two batches meet stands there twice");
            tellBatches(found, start, batch, false, true, true, "Every batch of yours begins from the start again; it goes on from the last state");
            tellBatches(found, start, batch, false, true, false,
                    "Every batch of yours begins from the start again, and where two meet there are two rows: that is the wrong way");
            tellBatches(found, start, batch, true, false, true, "Every batch of yours gets the beginning of the input; hand on the step number, too");
            assertFalse(batch == 300 && found.length == 901, "Your last batch is missing, which is shorter than the others");
            assertEquals(whole.length, found.length, "In batches of %d of 1000 steps the number of states is another".formatted(batch));
            assertTrue(Arrays.deepEquals(whole, found), "In batches of %d steps your states are not, bit by bit, those of one piece".formatted(batch));
        }
    }

    private static void tellBatches(double[][] found, double[] start, int batch, boolean onward, boolean ownInput, boolean once, String sentence) {
        if (batch < 1000) {
            assertFalse(Samples.apart(found, Tired.inBatches(start, INPUT, batch, onward, ownInput, once)) < NEAR, sentence);
        }
    }

    @Graded(name = "saved and resumed", points = 3, hint = "A text of the step number and both variables, with all their digits.")
    void saved(Answers student) {
        double[][] whole = Tired.piece(START, INPUT, 0, 1000);
        for (int step : new int[] {0, 617, 1000}) {
            String text = student.call(String.class, "save", step, whole[step]);
            double[][] found = student.call(double[][].class, "resume", text, INPUT);
            double[][] expected = Arrays.copyOfRange(whole, step, 1001);
            double[][] rested = Tired.piece(new double[] {whole[step][0], 0}, INPUT, step, 1000 - step);
            assertFalse(Samples.apart(found, rested) < NEAR, "Your adaptation w begins from 0 again; it is part of the state");
            if (step == 617) {
                double[] beginning = Arrays.copyOf(INPUT, 1001 - step);
                double[][] early = Tired.piece(whole[step], beginning, 0, Math.min(found.length - 1, beginning.length - 1));
                assertFalse(found.length > 1 && Samples.apart(Arrays.copyOf(found, early.length), early) < NEAR,
                        "Your resumed run has the beginning of the input: the step number must be saved and used");
            }
            assertFalse(found.length == expected.length - 1, "The state that was saved is missing: it is your first row");
            assertEquals(expected.length, found.length, "From step %d on the number of states is another".formatted(step));
            assertFalse(!Arrays.deepEquals(expected, found) && Samples.apart(expected, found) < 0.01,
                    "Your resumed run is near, but not the same bit by bit: the text must hold all digits");
            assertTrue(Arrays.deepEquals(expected, found), "From step %d on the states are not those of one piece".formatted(step));
        }
    }

    @Graded(name = "scattered", points = 2, hint = "One draw for each neuron, gaussian(i); the spread is a share of the mean.")
    void scatters(Answers student) {
        double[] found = scattered(student, 0.15, 0.1);
        double[] expected = leaks(0.15, 0.1, 500, 7, "a test");
        var stream = RandomStream.of(7, "a test");
        assertEquals(500, found.length, "There is a number for each neuron");
        assertFalse(Arrays.stream(found).distinct().count() == 1, "All your numbers are the same one: each neuron has a draw of its own, gaussian(i)");
        assertFalse(Samples.apart(found, IntStream.range(0, 500).mapToDouble(i -> Math.max(0, 0.15 + 0.1 * stream.gaussian(i))).toArray()) < NEAR,
                "Your spread is a conductance; it is a share of the mean, so multiply by the mean");
        assertTrue(Samples.apart(expected, found) < NEAR, "The numbers with a spread of 0.1 are others");
        double[] other = student.call(double[].class, "scattered", 0.4, 0.2, 60, 8L, "another test");
        assertTrue(Samples.apart(leaks(0.4, 0.2, 60, 8, "another test"), other) < NEAR, "The numbers of another seed and name are others");
        double[] wide = scattered(student, 2, 3);
        assertFalse(Arrays.stream(wide).anyMatch(g -> g < 0), "Some of your conductances are negative; the least is 0");
        assertTrue(Samples.apart(leaks(2, 3, 500, 7, "a test"), wide) < NEAR, "The numbers with a spread of 3 are others");
    }

    @Graded(name = "a run in a folder", points = 3,
            hint = "lobe(list, 1, 0, seed).inBatches(Path.of(folder), 200).inThisProcess().simulate(until, …); boxes must be right first.")
    void folder(Answers student) {
        String run = "run of the folder";
        String first = goOn(student, run, 2, 6);
        assertFalse(first.equals(simulate(1, 0, 2, 16).stateHash()), "Your run does not ask for until: it goes to its end at once");
        assertEquals(simulate(1, 0, 2, 6).stateHash(), first, "After 6 ms the hash of the state is another");
        assertEquals(simulate(1, 0, 2, 12).stateHash(), goOn(student, run, 2, 12),
                "When the run of 6 ms is taken to 12 ms, its hash is not that of a run in one piece");
        assertThrows(StudentFailure.class, () -> goOn(student, run, 3, 12),
                "Your function took another lobe in the same folder, so it does not go on with what is there: leave the folder to the library");
    }

    @Graded(name = "answers from the folder", points = 2,
            hint = "Recording.open(Path.of(folder)).spikes(\"PN\").times(), and from ≤ t < to; goOn must be right first.")
    void answers(Answers student) {
        String run = "run of the answers";
        goOn(student, run, 1, 20);
        Run known = simulate(1, 0, 1, 20);
        double[] times = known.spikes("PN").times();
        double[] local = known.spikes("LN").times();
        double touch = times[times.length / 2];
        double[][] list = {{0, touch, 1}, {touch, 10, 1}, {10, 20, 1}};
        for (double[][] boxes : new double[][][] {list, {{0, 20, 1}}, {{touch, 15, 1}, {15, touch + 6, 1}}}) {
            answers(student, run, boxes, times, local);
        }
    }

    private static void answers(Answers student, String run, double[][] list, double[] times, double[] local) {
        int[] found = student.call(int[].class, "answers", run, list);
        assertEquals(list.length, found.length, "There is a number for each box");
        assertFalse(Arrays.equals(found, count(list, local, false)), "You count the spikes of the local neurons");
        assertFalse(list.length > 1 && Arrays.stream(found).allMatch(n -> n == times.length), "You count all spikes for every box; take those from its beginning to its end");
        int[] right = count(list, times, false);
        assertFalse(!Arrays.equals(found, right) && Arrays.equals(found, count(list, times, true)), "A spike at the moment where two boxes touch counts for both; it belongs to the second");
        assertTrue(Arrays.equals(right, found), "The number of spikes during some box is another");
    }

    @Graded(name = "varied parameters", points = 3,
            hint = "lobe(list, gaba, spread, seed).simulate(until, …, Monitor.spikes()); boxes and scattered must be right first.")
    void varied(Answers student) {
        varied(student, 0.4, 0.5, 3, 13);
        varied(student, 0.7, 0.3, 2, 11);
        varied(student, 0.2, 0.8, 4, 12);
    }

    private static void varied(Answers student, double gaba, double spread, long seed, double until) {
        int[] found = student.call(int[].class, "varied", SHORT, gaba, spread, seed, until);
        assertEquals(AntennalLobe.PROJECTION_NEURONS, found.length, "There are 90 projection neurons, and a number for each");
        if (!Arrays.equals(found, spikes(gaba, spread, seed, until))) {
            assertFalse(Arrays.equals(found, spikes(1, 0, seed, until)), "Your lobe asks neither for gaba nor for the spread");
            assertFalse(Arrays.equals(found, spikes(1, spread, seed, until)), "Your inhibition is that of gaba = 1");
            assertFalse(Arrays.equals(found, spikes(gaba, 0, seed, until)), "Your neurons are all alike: hand on the spread");
            assertFalse(Arrays.equals(found, spikes(gaba, spread, 1, until)), "Your lobe is always that of seed 1: hand on the seed");
            assertFalse(Arrays.equals(found, spikes(gaba, spread, seed, 20)), "Your run does not end at the time until");
            fail("The spikes of a lobe with varied parameters are others");
        }
    }

    private static int[] spikes(double gaba, double spread, long seed, double until) {
        return simulate(gaba, spread, seed, until).spikes("PN").counts();
    }

    /** The lobe of the notebook under {@link #SHORT}. */
    private static Run simulate(double gaba, double spread, long seed, double until) {
        int last = (int) Math.round(SHORT[SHORT.length - 1][1] / DT);
        Network plain = AntennalLobe.of(seed, Input.steps(table(SHORT, DT, last)));
        var neurons = plain.populations().stream().map(p -> p.with("L.g", leaks(0.15, spread, p.size(), seed, "leaks of " + p.name()))).toList();
        var synapses = plain.projections().stream().map(p -> !p.from().equals("LN") ? p
                : new Network.Projection(p.from(), p.to(), p.synapse(), p.connections().times(gaba), p.delay())).toList();
        return new Network(neurons, synapses, plain.starts()).simulate(until, DT, new ExponentialEuler(), Monitor.spikes());
    }

    private static int[] count(double[][] list, double[] times, boolean closed) {
        return Arrays.stream(list).mapToInt(box -> (int) Arrays.stream(times).filter(t -> box[0] <= t && (t < box[1] || closed && t == box[1])).count())
                .toArray();
    }

    private static double[] table(double[][] list, double dt, int steps) {
        var current = new double[steps + 1];
        for (double[] box : list) {
            for (int k = (int) Math.round(box[0] / dt); k < Math.min(Math.round(box[1] / dt), steps + 1); k++) {
                current[k] += box[2];
            }
        }
        return current;
    }

    private static double[] leaks(double mean, double spread, int count, long seed, String name) {
        var stream = RandomStream.of(seed, name);
        return IntStream.range(0, count).mapToDouble(i -> Math.max(0, mean * (1 + spread * stream.gaussian(i)))).toArray();
    }

    private static double[] boxes(Answers student, double[][] list, double dt, int steps) {
        return student.call(double[].class, "boxes", list, dt, steps);
    }

    private static double[][] piece(Answers student, double[] state, double[] current, int first, int steps) {
        return student.call(double[][].class, "piece", state, current, first, steps);
    }

    private static double[] scattered(Answers student, double mean, double spread) {
        return student.call(double[].class, "scattered", mean, spread, 500, 7L, "a test");
    }

    private static String goOn(Answers student, String folder, long seed, double until) {
        return student.call(String.class, "goOn", folder, SHORT, seed, until);
    }
}
