package engram.grader.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

@OwnWork({"engram.activation", "engram.deq", "engram.memory"})
class ALagrangianOfYourOwnTest {
    private static final double NEAR = 1e-9;
    private static final double BETA = 3;
    private static final double THETA = 0.4;
    private static final double[][] STATES = {Samples.normal(1, 6, 0.8, 1)[0], Samples.normal(1, 4, 0.8, 5)[0], Samples.normal(1, 9, 0.8, 6)[0]};
    private static final double[][] OTHERS = {Samples.normal(1, 6, 0.8, 2)[0], Samples.normal(1, 4, 0.8, 7)[0], Samples.normal(1, 9, 0.8, 8)[0]};

    /** Activations that are somebody else's. */
    private static final Map<String, DoubleUnaryOperator> KNOWN = Map.of(
            "the paper's logistic neuron", s -> 1 / (1 + Math.exp(2 - 4 * s)), "the logistic function", s -> 1 / (1 + Math.exp(-s)),
            "the identity", s -> s, "max(s, 0)", s -> Math.max(s, 0), "tanh", Math::tanh,
            "softplus", s -> Math.log1p(Math.exp(s)), "the arctangent", Math::atan);

    @Graded(name = "ρ is the slope of L", points = 2, hint = "Differentiate your L on paper, or integrate your ρ.")
    void rhoIsTheSlope(Answers student) {
        Derivatives.bends(student, "L", "Your L is a straight line, so that your neuron says the same whatever its state is");
        Derivatives.compare("ρ", "L", Derivatives.asked(student, "rho", 0), Derivatives.derivative(student, "L"));
    }

    @Graded(name = "the slope of ρ", points = 2, hint = "The chain rule: what stands inside has a derivative too.")
    void slopeOfRho(Answers student) {
        Derivatives.bends(student, "rho", "Your ρ is a straight line; it should go from one level to another");
        Derivatives.compare("rhoSlope", "ρ", Derivatives.asked(student, "rhoSlope", 0), Derivatives.derivative(student, "rho"));
    }

    @Graded(name = "L is convex", points = 2, hint = "A convex function lies below its chords, everywhere.")
    void convex(Answers student) {
        double[] up = Derivatives.asked(student, "L", 0.1);
        double[] middle = Derivatives.asked(student, "L", 0);
        double[] down = Derivatives.asked(student, "L", -0.1);
        boolean bent = false;
        for (int k = 0; k < Derivatives.ASKED.length; k++) {
            double bend = up[k] + down[k] - 2 * middle[k];
            assertTrue(bend > -1e-9 * (1 + Math.abs(middle[k])),
                    "Your L is not convex: around s = %.4f it bends downwards".formatted(Derivatives.ASKED[k]));
            bent |= bend > 1e-6;
        }
        assertTrue(bent, "Your L is a straight line, so that your neuron says the same whatever its state is");
    }

    @Graded(name = "a neuron of your own", points = 1, hint = "Another function that rises, finite for large states.")
    void ofYourOwn(Answers student) {
        double[] found = Derivatives.asked(student, "rho", 0);
        assertTrue(found[found.length - 1] - found[0] > 0.01, "Your ρ hardly rises between the states -4 and 4, so that the neighbours hear nothing");
        for (var known : KNOWN.entrySet()) {
            assertFalse(Samples.apart(found, Arrays.stream(Derivatives.ASKED).map(known.getValue()).toArray()) < NEAR,
                    "Your ρ is %s; choose one of your own".formatted(known.getKey()));
        }
        for (String function : new String[] {"L", "rho", "rhoSlope"}) {
            for (double s : new double[] {-100, 100}) {
                assertTrue(Double.isFinite(student.call(double.class, function, s)),
                        "Your %s is not finite at s = %.0f".formatted(function, s));
            }
        }
    }

    private static double layerL(double[] s, double beta) {
        double largest = Math.max(THETA, Arrays.stream(s).max().orElseThrow());
        double sum = Math.exp(beta * (THETA - largest)) + Arrays.stream(s).map(one -> Math.exp(beta * (one - largest))).sum();
        return largest + Math.log(sum) / beta;
    }

    private static double[] layerRho(double[] s, double beta) {
        return Arrays.stream(s).map(one -> Math.exp(beta * (one - layerL(s, beta)))).toArray();
    }

    @Graded(name = "rivals: L", points = 2,
            hint = "1/β stands before the logarithm, e^βθ stands in the sum, and the largest exponent can be taken out of it.")
    void layerLagrangian(Answers student) {
        for (double[] states : STATES) {
            double found = student.call(double.class, "layerL", states, BETA, THETA);
            double expected = layerL(states, BETA);
            double softmax = Math.log(Arrays.stream(states).map(s -> Math.exp(BETA * s)).sum()) / BETA;
            assertFalse(Math.abs(found - BETA * expected) < NEAR, "Your L is not divided by β");
            assertFalse(Math.abs(found - softmax) < NEAR, "The threshold is missing in your sum: it is one more state, θ");
            assertEquals(expected, found, NEAR, "L of %d rivals is another".formatted(states.length));
        }
        double[] large = {1000, 999, -1000};
        assertTrue(Double.isFinite(student.call(double.class, "layerL", large, BETA, THETA)),
                "With a state of 1000 your L is not finite: take the largest exponent out of the sum");
        assertEquals(layerL(large, BETA), student.call(double.class, "layerL", large, BETA, THETA), NEAR, "L of large states is another");
        assertEquals(THETA, student.call(double.class, "layerL", new double[] {-1000, -1000}, BETA, THETA), NEAR,
                "Where all states are far below the threshold, L should be the threshold; it is one of those whose largest you take out");
    }

    @Graded(name = "rivals: the activation", points = 2, hint = "The threshold takes part in the sum, and has no neuron of its own.")
    void layerActivation(Answers student) {
        for (double[] states : STATES) {
            double[] found = student.call(double[].class, "layerRho", states, BETA, THETA);
            double[] expected = layerRho(states, BETA);
            assertEquals(states.length, found.length, "There is one activation for each of %d neurons".formatted(states.length));
            double sum = Arrays.stream(expected).sum();
            assertFalse(Samples.apart(found, Arrays.stream(expected).map(rho -> rho / sum).toArray()) < NEAR,
                    "Your activations add up to 1: the threshold is missing in the denominator, so that somebody always has to speak");
            assertFalse(Samples.apart(found, Arrays.stream(states).map(s -> 1 / (1 + Math.exp(BETA * (THETA - s)))).toArray()) < NEAR,
                    "Your neurons don't know each other: all states of the layer stand in the denominator");
            assertTrue(Samples.apart(found, expected) < NEAR, "The activations of %d rivals are others".formatted(states.length));
        }
        double[] large = student.call(double[].class, "layerRho", new double[] {1000, 0}, BETA, THETA);
        assertTrue(Samples.apart(new double[] {1, 0}, large) < NEAR, "A state of 1000 beats all others, and its exponential must stay finite");
    }

    @Graded(name = "rivals: the Hessian", points = 2, hint = "(Hv)_i = β ρ_i (v_i − ρ·v): each rival that gains takes from the others.")
    void layerHessian(Answers student) {
        for (int k = 0; k < STATES.length; k++) {
            double[] rho = layerRho(STATES[k], BETA);
            double[] v = OTHERS[k];
            double common = Samples.dot(rho, v);
            double[] found = student.call(double[].class, "layerHessian", STATES[k], v, BETA, THETA);
            assertFalse(Samples.apart(found, product(rho, v, 1, common)) < NEAR,
                    "The factor β is missing: the exponents have an inner derivative");
            assertFalse(Samples.apart(found, product(rho, v, BETA, 0)) < NEAR, "Your rivals don't compete: the term -ρ_i ρ_j is missing");
            assertFalse(Samples.apart(found, product(rho, v, BETA, -common)) < NEAR,
                    "In your layer a rival that gains helps the others: the second term is taken away");
            double[] ownOnly = IntStream.range(0, rho.length).mapToDouble(i -> BETA * rho[i] * (1 - rho[i]) * v[i]).toArray();
            assertFalse(Samples.apart(found, ownOnly) < NEAR, "You took the diagonal of H alone; -ρ_i ρ_j also stands off the diagonal");
            assertTrue(Samples.apart(product(rho, v, BETA, common), found) < NEAR, "H times a random vector is another");
        }
    }

    private static double[] product(double[] rho, double[] v, double beta, double common) {
        return IntStream.range(0, rho.length).mapToDouble(i -> beta * rho[i] * (v[i] - common)).toArray();
    }

    @Graded(name = "what a layer costs", points = 1, hint = "s·ρ(s) first, then L is taken away.")
    void cost(Answers student) {
        for (double[] states : STATES) {
            double expected = Samples.dot(states, layerRho(states, BETA)) - layerL(states, BETA);
            double found = student.call(double.class, "cost", states, BETA, THETA);
            assertFalse(Math.abs(found + expected) < NEAR, "The cost of your layer has the wrong sign: it is s·ρ(s) - L(s)");
            assertEquals(expected, found, NEAR, "What %d rivals cost is another".formatted(states.length));
        }
    }

    @Graded(name = "what a half step gains", points = 2, hint = "The tangent touches L at s, the old state, and is continued to h.")
    void fall(Answers student) {
        for (int k = 0; k < STATES.length; k++) {
            double found = student.call(double.class, "fall", STATES[k], OTHERS[k], BETA, THETA);
            double expected = gap(STATES[k], OTHERS[k]);
            assertFalse(Math.abs(found + expected) < NEAR, "Your fall is negative: L lies above its tangent, and not below");
            assertFalse(Math.abs(found + gap(OTHERS[k], STATES[k])) < NEAR,
                    "Your tangent touches L at h; the neighbours have seen ρ(s), so it touches at s");
            assertEquals(expected, found, NEAR, "Between two random states the energy falls by something else");
        }
    }

    private static double gap(double[] s, double[] h) {
        return layerL(h, BETA) - layerL(s, BETA) - Samples.dot(layerRho(s, BETA), Samples.plus(h, -1, s));
    }
}
