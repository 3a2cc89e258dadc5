package engram.grader.hopfield;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import engram.tensor.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

@OwnWork(value = "engram.hopfield", keeping = {"engram.hopfield.Patterns", "engram.hopfield.HopfieldException"})
class AsynchronousUpdateTest {
    private static final int NEURONS = 22;
    private static final double[][] COUPLINGS = Samples.couplings(NEURONS, 1);
    private static final int[][] STATES = Samples.patterns(5, NEURONS, 1);
    private static final int ALONE = NEURONS / 2; // so many neurons without couplings
    private static final int[] ORDER = RandomStream.of(1, "order").permutation(NEURONS);

    /** The reference: blocks of neurons in order, each reading what the blocks before it left. */
    private static int[] swept(double[][] couplings, int[] state, int[] order, int block) {
        int[] now = state.clone();
        for (int start = 0; start < order.length; start += block) {
            int[] read = now.clone();
            for (int turn = start; turn < Math.min(start + block, order.length); turn++) {
                double field = Samples.field(couplings, read, order[turn]);
                now[order[turn]] = field == 0 ? read[order[turn]] : field > 0 ? 1 : -1;
            }
        }
        return now;
    }

    @Graded(name = "two neurons that want to differ", points = 1,
            hint = "Follow the two neurons on paper, first together, then in turn.")
    void twoNeurons(Answers student) {
        double[][] polite = {{0, -1}, {-1, 0}};
        assertArrayEquals(new int[] {-1, -1}, student.call(int[].class, "sweep", polite, new int[] {1, 1}, new int[] {0, 1}, 2),
                "In one block of two, each neuron should see the other one as it was before the block");
        for (int[] order : new int[][] {{1, 0}, {0, 1}}) {
            int[] found = student.call(int[].class, "sweep", polite, new int[] {1, 1}, order, 1);
            assertArrayEquals(swept(polite, new int[] {1, 1}, order, 1), found,
                    "In turn, the second neuron should see what the first has just become; neuron %d is first here".formatted(order[0]));
        }
    }

    @Graded(name = "one neuron at a time", points = 2,
            hint = "A neuron reads the state that those before it in the queue have left behind.")
    void oneAtATime(Answers student) {
        int[] plainOrder = IntStream.range(0, NEURONS).toArray();
        for (int[] state : STATES) {
            int[] found = student.call(int[].class, "sweep", COUPLINGS, state, ORDER, 1);
            int[] expected = swept(COUPLINGS, state, ORDER, 1);
            if (!Arrays.equals(found, expected)) {
                assertFalse(Arrays.equals(found, swept(COUPLINGS, state, ORDER, NEURONS)),
                        "With blocks of 1 your sweep is still the synchronous one: all neurons read the state from before the sweep");
                assertFalse(Arrays.equals(found, swept(COUPLINGS, state, plainOrder, 1)),
                        "Your sweep visits the neurons as 0, 1, 2, … and not in the given order");
                fail("With blocks of 1 your sweep ends in another state than neurons that take turns");
            }
        }
    }

    @Graded(name = "all at once", points = 1, hint = "One block of N: nobody sees a change of this sweep.")
    void synchronous(Answers student) {
        for (int[] state : STATES) {
            assertTrue(Arrays.equals(student.call(int[].class, "sweep", COUPLINGS, state, ORDER, NEURONS),
                            swept(COUPLINGS, state, ORDER, NEURONS)),
                    "A single block of all neurons should be the synchronous update; here some neurons read spins that had changed already");
        }
    }

    @Graded(name = "blocks, the last one shorter", points = 2,
            hint = "Where does the last block end, when the block size does not divide the number of neurons?")
    void blocks(Answers student) {
        int block = 5; // 22 = 4 · 5 + 2
        for (int[] state : STATES) {
            int[] found = student.call(int[].class, "sweep", COUPLINGS, state, ORDER, block);
            if (!Arrays.equals(found, swept(COUPLINGS, state, ORDER, block))) {
                int[] withoutRest = swept(COUPLINGS, state, Arrays.copyOf(ORDER, NEURONS / block * block), block);
                assertFalse(Arrays.equals(found, withoutRest), "The last two of 22 neurons had no turn in blocks of 5: the last block is shorter");
                assertFalse(Arrays.equals(found, swept(COUPLINGS, state, ORDER, 1)),
                        "Neurons of one block see each other's changes; within a block all read the same state");
                fail("22 neurons in blocks of 5 end in another state than they should");
            }
        }
    }

    @Graded(name = "a zero field keeps the spin", points = 1, hint = "What is sign(0)? The task says what to do.")
    void zeroField(Answers student) {
        var couplings = new double[NEURONS][NEURONS];
        for (int i = ALONE; i < NEURONS; i++) {
            for (int j = ALONE; j < NEURONS; j++) {
                couplings[i][j] = i == j ? 0 : 1;
            }
        }
        for (int[] state : STATES) {
            int[] start = state.clone();
            Arrays.fill(start, ALONE, NEURONS - 2, 1); // the other two follow, whatever the order
            int[] found = student.call(int[].class, "sweep", couplings, start, ORDER, 3);
            assertEquals(NEURONS, found.length, "A sweep returns as many spins as there are neurons");
            assertTrue(Arrays.equals(found, 0, ALONE, start, 0, ALONE),
                    "Neurons without any coupling have the field zero and keep their spins; yours changed some");
            assertTrue(Arrays.stream(found).skip(ALONE).allMatch(spin -> spin == 1),
                    "Eleven neurons that all pull each other up should all be up after a sweep");
        }
    }

    @Graded(name = "the energy", points = 1, hint = "Every pair stands twice in the double sum.")
    void energy(Answers student) {
        for (int[] state : STATES) {
            double expected = -IntStream.range(0, NEURONS).mapToDouble(i -> state[i] * Samples.field(COUPLINGS, state, i)).sum() / 2;
            double found = student.call(double.class, "energy", COUPLINGS, state);
            assertFalse(Math.abs(found - 2 * expected) < 1e-9, "Your energy is twice what it should be: each pair counts once");
            assertFalse(Math.abs(found + expected) < 1e-9, "Your energy has the wrong sign: a spin that agrees with its field lowers it");
            assertEquals(expected, found, 1e-9, "The energy of a random state is not what the formula gives");
        }
    }

    @Graded(name = "in turn the energy only falls", points = 2, hint = "A flip that raises the energy must have used an old field.")
    void energyFalls(Answers student) {
        int[][] patterns = Samples.patterns(14, 60, 2);
        double[][] couplings = Samples.hebb(patterns);
        int[] state = Samples.patterns(1, 60, 3)[0];
        double first = student.call(double.class, "energy", couplings, state);
        double last = first;
        int[] before = {};
        for (int t = 0; t < 60 && !Arrays.equals(state, before); t++) {
            before = state;
            state = student.call(int[].class, "sweep", couplings, state, RandomStream.of(4, "order").child(t).permutation(60), 1);
            assertEquals(60, state.length, "A sweep returns as many spins as there are neurons");
            double energy = student.call(double.class, "energy", couplings, state);
            assertTrue(energy <= last + 1e-9, "With one neuron at a time, your energy rose in sweep " + (t + 1));
            last = energy;
        }
        assertArrayEquals(before, state, "With one neuron at a time the state should come to rest, and did not in 60 sweeps");
        int[] rest = state;
        assertTrue(Arrays.stream(rest).allMatch(spin -> Math.abs(spin) == 1), "Your state holds numbers other than ±1");
        assertTrue(IntStream.range(0, 60).allMatch(i -> rest[i] * Samples.field(couplings, rest, i) >= 0),
                "Your state is at rest although some neurons disagree with their field");
        assertTrue(last < first, "From a random state to one at rest, your energy did not fall at all");
    }
}
