package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;

@OwnWork({"engram.deq", "engram.memory"})
class FiveLayersInTurnTest {
    private static final FiveLayers SQUARE = FiveLayers.random(1, 6, 5, 5, 5, 5); // here a weight matrix may be taken for its transpose
    private static final FiveLayers UNEVEN = FiveLayers.random(2, 4, 6, 3, 7, 2);
    private static final FiveLayers OTHER = FiveLayers.random(3, 5, 3, 6, 2, 4);
    private static final FiveLayers[] NETS = {UNEVEN, OTHER, FiveLayers.random(4, 3, 4, 5, 6, 3)};
    private static final double NEAR = 1e-9;

    @Graded(name = "what arrives at a middle layer", points = 3,
            hint = "A middle layer has two neighbours, and W joins it to the one above: from there it is transposed.")
    void middle(Answers student) {
        for (FiveLayers net : new FiveLayers[] {SQUARE, UNEVEN}) {
            for (int layer = 2; layer <= 3; layer++) {
                double[] below = net.below(net.states(), layer);
                double[] found = student.call(double[].class, "arriving", net.weights(), net.drive(), net.states(), layer);
                assertEquals(below.length, found.length, "Layer %d has another number of neurons".formatted(layer));
                if (net == SQUARE) {
                    tellSquare(found, below, layer);
                }
                double[] above = net.above(net.states(), layer);
                assertFalse(Samples.apart(found, below) < NEAR,
                        "Layer %d hears only from below; layer %d speaks to it as well".formatted(layer, layer + 1));
                assertFalse(Samples.apart(found, above) < NEAR,
                        "Layer %d hears only from above; layer %d speaks to it as well".formatted(layer, layer - 1));
                assertTrue(Samples.apart(found, Samples.plus(below, 1, above)) < NEAR,
                        "What arrives at layer %d is something else".formatted(layer));
            }
        }
    }

    /** Mistakes that need layers of the same size. */
    private static void tellSquare(double[] found, double[] below, int layer) {
        double[] spoken = Samples.rho(SQUARE.states()[layer + 1]);
        assertFalse(Samples.apart(found, Samples.plus(below, 1, Samples.times(spoken, SQUARE.weights()[layer]))) < NEAR,
                "From above, layer %d gets ρ times W; on the way back W is transposed".formatted(layer));
        double[] expected = Samples.plus(below, 1, SQUARE.above(SQUARE.states(), layer));
        assertFalse(Samples.apart(found, Samples.plus(expected, 1, SQUARE.drive())) < NEAR,
                "The drive acts on layer 1 alone; your layer %d gets it too".formatted(layer));
        double[] bare = Samples.plus(Samples.times(SQUARE.states()[layer - 1], SQUARE.weights()[layer - 1]), 1,
                Samples.timesTransposed(SQUARE.states()[layer + 1], SQUARE.weights()[layer]));
        assertFalse(Samples.apart(found, bare) < NEAR,
                "Your neighbours send their states; what is seen of a state is its activation ρ(s)");
    }

    @Graded(name = "what arrives at both ends", points = 2,
            hint = "Layer 1 has the drive in place of a neighbour below, and layer 4 has nobody above.")
    void ends(Answers student) {
        for (FiveLayers net : new FiveLayers[] {UNEVEN, OTHER}) {
            double[][] s = net.states();
            double[] first = student.call(double[].class, "arriving", net.weights(), net.drive(), s, 1);
            double[] last = student.call(double[].class, "arriving", net.weights(), net.drive(), s, 4);
            double[] expected = net.arriving(s, 1);
            assertFalse(Samples.apart(first, Samples.plus(expected, 1, net.drive())) < NEAR,
                    "The input acts twice on your layer 1: the drive already is ρ(x)·W₀");
            assertFalse(Samples.apart(first, net.drive()) < NEAR, "Your layer 1 hears the drive alone; layer 2 speaks to it as well");
            assertFalse(Samples.apart(first, net.above(s, 1)) < NEAR, "Your layer 1 does not hear the drive");
            assertTrue(Samples.apart(first, expected) < NEAR, "What arrives at layer 1 is something else");
            assertTrue(Samples.apart(last, net.arriving(s, 4)) < NEAR, "What arrives at the last layer is something else");
        }
    }

    @Graded(name = "half a step", points = 2, hint = "Which layers move, and which stay as they were?")
    void halfStep(Answers student) {
        for (FiveLayers net : new FiveLayers[] {UNEVEN, OTHER}) {
            half(student, net, 1);
            half(student, net, 0);
        }
    }

    private static void half(Answers student, FiveLayers net, int parity) {
        String which = parity == 1 ? "odd" : "even";
        double[][] s = net.states();
        double[][] found = student.call(double[][].class, "half", net.weights(), net.drive(), s, parity);
        int first = parity == 1 ? 1 : 2;
        assertEquals(5, found.length, "There are five layers, the input among them");
        assertFalse(Samples.apart(found, net.moved(s, 1, 1)) < NEAR, "In the %s half step all your layers move".formatted(which));
        assertFalse(Samples.apart(found, net.moved(s, 3 - first, 2)) < NEAR, "In the %s half step your other layers move".formatted(which));
        assertTrue(Samples.apart(found[0], s[0]) == 0, "In the %s half step your input changes; it is given".formatted(which));
        assertFalse(Samples.apart(found[4], s[4]) == 0 && parity == 0, "In the even half step your output layer, 4, does not move");
        assertTrue(Samples.apart(found, net.moved(s, first, 2)) < NEAR, "After the %s half step some of your states are others".formatted(which));
    }

    @Graded(name = "a whole call", points = 2, hint = "The even layers read what the odd ones have just become.")
    void wholeCall(Answers student) {
        for (FiveLayers net : NETS) {
            whole(student, net);
        }
    }

    private static void whole(Answers student, FiveLayers net) {
        double[][] s = net.states();
        double[][] found = student.call(double[][].class, "call", net.weights(), net.drive(), s);
        assertFalse(Samples.apart(found, net.moved(s, 1, 1)) < NEAR,
                "Your even layers read the old odd ones, so all layers are updated at once");
        double[][] odd = net.moved(s, 1, 2);
        assertFalse(Samples.apart(found, net.moved(net.moved(s, 2, 2), 1, 2)) < NEAR,
                "Your even layers move first; the odd ones do, since the input is heard there");
        double[][] sweep = s.clone();
        for (int layer = 1; layer < 5; layer++) {
            sweep = net.moved(sweep, layer, 5);
        }
        assertFalse(Samples.apart(found, sweep) < NEAR,
                "Your layers move one after the other, 1, 2, 3, 4: layer 3 should move together with layer 1");
        assertTrue(Samples.apart(found, net.moved(odd, 2, 2)) < NEAR, "After a whole call some of your states are others");
    }

    @Graded(name = "the energy", points = 2, hint = "Three parts: what the layers cost, what the synapses give, what the drive gives.")
    void energy(Answers student) {
        for (FiveLayers net : NETS) {
            energy(student, net);
        }
    }

    private static void energy(Answers student, FiveLayers net) {
        double layers = net.cost();
        double synapses = net.synapses();
        double drive = net.driven();
        double found = student.call(double.class, "energy", net.weights(), net.drive(), net.states());
        assertFalse(Math.abs(found - (layers - 2 * synapses - drive)) < NEAR,
                "Your synapses count twice: once for each of the layers they join");
        assertFalse(Math.abs(found - (layers - synapses + drive)) < NEAR,
                "Your drive raises the energy of a layer that follows it; its sign is minus");
        assertFalse(Math.abs(found - (layers + synapses - drive)) < NEAR,
                "Your synapses raise the energy of neurons that agree; their sign is minus");
        assertFalse(Math.abs(found - (layers - synapses)) < NEAR, "The drive is missing in your energy");
        assertFalse(Math.abs(found - (layers + net.lagrangians() - synapses - drive)) < NEAR,
                "The Lagrangians L(s) are missing in your energy");
        assertEquals(layers - synapses - drive, found, NEAR, "The energy of some random states is another");
    }

    @Graded(name = "in turn the energy only falls", points = 1,
            hint = "If it rises, a layer has moved together with a neighbour, or one function above is not right yet.")
    void energyFalls(Answers student) {
        FiveLayers strong = UNEVEN.strengthened(8);
        double[][] s = strong.states();
        double first = student.call(double.class, "energy", strong.weights(), strong.drive(), s);
        double last = first;
        for (int step = 1; step <= 30; step++) {
            s = student.call(double[][].class, "half", strong.weights(), strong.drive(), s, step % 2);
            double energy = student.call(double.class, "energy", strong.weights(), strong.drive(), s);
            assertTrue(energy <= last + 1e-9 * (1 + Math.abs(last)), "With strong weights your energy rose in half step " + step);
            last = energy;
        }
        assertTrue(last < first - 1e-3 * (1 + Math.abs(first)), "From random states on, your energy should fall, and in 30 half steps it hardly has");
    }
}
