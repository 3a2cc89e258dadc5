package engram.grader.neurons;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.grader.Answers;
import engram.grader.Graded;
import engram.grader.OwnWork;
import java.util.function.DoubleUnaryOperator;

@OwnWork({"engram.neuron.ACurrent", "engram.neuron.AntennalLobe"})
class ACurrentTest {
    private static final double NEAR = 1e-9;
    private static final double PHI = Math.pow(3, 1.25);
    private static final double[] VOLTAGES = {-110, -92.3, -78, -71.4, -63.5, -62.5, -60, -44.1, -20, 0, 31.7}; // mV

    private static double mInfinity(double V) { return 1 / (1 + Math.exp(-(V + 60) / 8.5)); }

    private static double hInfinity(double V) { return 1 / (1 + Math.exp((V + 78) / 6)); }

    private static double mRate(double V) { return Math.exp((V + 35.82) / 19.69) + Math.exp(-(V + 79.69) / 12.7); }

    private static double mTau(double V) { return 1 / (mRate(V) + .37) / PHI; }

    private static double hRate(double V) { return Math.exp((V + 46.05) / 5) + Math.exp(-(V + 238.4) / 37.45); }

    private static double hTau(double V) { return (V < -63 ? 1 / hRate(V) : 19) / PHI; }

    /** Whether a function of the student's is this one at all voltages. */
    private static boolean is(double[] found, DoubleUnaryOperator function) {
        for (int k = 0; k < found.length; k++) {
            double expected = function.applyAsDouble(VOLTAGES[k]);
            if (!(Math.abs(found[k] - expected) < NEAR * (1 + Math.abs(expected)))) return false;
        }
        return true;
    }

    private static double[] asked(Answers student, String function) {
        double[] found = new double[VOLTAGES.length];
        for (int k = 0; k < found.length; k++) found[k] = student.call(double.class, function, VOLTAGES[k]);
        return found;
    }

    @Graded(name = "where the gates go", points = 2, hint = "Draw both: m opens with rising voltage, h closes.")
    void infinities(Answers student) {
        double[] m = asked(student, "mInfinity"), h = asked(student, "hInfinity");
        assertFalse(is(m, V -> 1 - mInfinity(V)), "Your m closes with rising voltage: look at the sign in the exponent");
        assertFalse(is(h, V -> 1 - hInfinity(V)), "Your h opens with rising voltage: look at the sign in the exponent");
        assertFalse(is(m, V -> Math.pow(mInfinity(V), 4)), "Your m is raised to the fourth power already: that belongs to the current");
        assertTrue(is(m, ACurrentTest::mInfinity), "mInfinity is not what the formula gives");
        assertTrue(is(h, ACurrentTest::hInfinity), "hInfinity is not what the formula gives");
    }

    @Graded(name = "how long m takes", points = 2, hint = "φ·τ is the reciprocal of a sum of three.")
    void timeOfM(Answers student) {
        double[] found = asked(student, "mTau");
        assertFalse(is(found, V -> (1 / mRate(V) + .37) / PHI),
                "Your 0.37 stands outside the reciprocal, as in the paper of 1992; here it is one of the sum");
        assertFalse(is(found, V -> mTau(V) * PHI), "Your τ is that at the temperature of the measurement: φ is missing");
        assertFalse(is(found, V -> mTau(V) * PHI * PHI), "Your gate becomes slower by φ, and it should become faster");
        assertFalse(is(found, V -> 1 / mTau(V)), "You return a rate, and a time is asked for");
        assertTrue(is(found, ACurrentTest::mTau), "mTau is not what the formula gives");
    }

    @Graded(name = "how long h takes", points = 2, hint = "Two formulas: one below −63 mV, one from there on.")
    void timeOfH(Answers student) {
        double[] found = asked(student, "hTau");
        assertFalse(is(found, V -> 1 / hRate(V) / PHI), "Your τ follows the formula above -63 mV as well, where it should be constant");
        assertFalse(is(found, V -> V < -63 ? hTau(V) : 19), "Above -63 mV your φ is missing: it stands before both formulas");
        assertFalse(is(found, V -> hTau(V) * PHI), "Your τ is that at the temperature of the measurement: φ is missing");
        assertFalse(is(found, V -> (V > -63 ? 1 / hRate(V) : 19) / PHI), "Your two formulas have changed places");
        assertTrue(is(found, ACurrentTest::hTau), "hTau is not what the formula gives");
        assertEquals(19 / PHI, student.call(double.class, "hTau", -63.0), NEAR, "At -63 mV itself the second formula holds");
    }

    @Graded(name = "the current", points = 1, hint = "I = g·m⁴·h·(V − E): it counts from E, and leaves the cell where V lies above it.")
    void current(Answers student) {
        for (double[] at : new double[][] {{-41, .6, .3, 8, -90}, {-63.5, .8, .15, 5, -95}, {12, .35, .7, 11, -85}}) {
            current(student, at[0], at[1], at[2], at[3], at[4]);
        }
    }

    private static void current(Answers student, double V, double m, double h, double g, double E) {
        double found = student.call(double.class, "current", V, m, h, g, E), expected = g * Math.pow(m, 4) * h * (V - E);
        assertFalse(Math.abs(found + expected) < NEAR, "Your current has the wrong sign: a current out of the cell is positive");
        assertFalse(Math.abs(found * m - expected) < NEAR, "Your m is raised to the third power, as sodium's");
        assertFalse(Math.abs(found - g * m * h * (V - E)) < NEAR, "Your m has no power: four of these gates must be open at once");
        assertFalse(Math.abs(found - g * Math.pow(m, 4) * h * V) < NEAR, "Your current knows no reversal potential");
        assertEquals(expected, found, NEAR, "The current is not what the formula gives");
    }

    private static double clamp(double m, double h) { return 10 * Math.pow(m, 4) * h * (-20 + 95); }

    private static double moved(double from, double to, double share) { return to + (from - to) * share; }

    @Graded(name = "the clamp", points = 2, hint = "Each gate starts from where it rested at the first voltage, and moves as the second one says.")
    void clamp(Answers student) {
        double ms = .4;
        double found = student.call(double.class, "clamp", -90.0, -20.0, ms, 10.0, -95.0);
        double restM = mInfinity(-90), restH = hInfinity(-90), toM = mInfinity(-20), toH = hInfinity(-20);
        double shareM = Math.exp(-ms / mTau(-20)), shareH = Math.exp(-ms / hTau(-20));
        double expected = clamp(moved(restM, toM, shareM), moved(restH, toH, shareH));
        assertFalse(Math.abs(found - clamp(moved(0, toM, shareM), moved(0, toH, shareH))) < NEAR,
                "Your gates start closed; they start from where they rest at the voltage that was held");
        assertFalse(Math.abs(found - clamp(moved(restM, toM, Math.exp(-ms / mTau(-90))), moved(restH, toH, Math.exp(-ms / hTau(-90))))) < NEAR,
                "Your gates move with the time constants of the voltage before; those of the new voltage count");
        assertFalse(Math.abs(found - clamp(toM, toH)) < NEAR, "Your gates are at their new places at once");
        assertFalse(Math.abs(found - clamp(toM, moved(restH, toH, shareH))) < 1e-6, "Your m is at its new place at once");
        assertFalse(Math.abs(found - clamp(moved(toM, restM, shareM), moved(toH, restH, shareH))) < NEAR,
                "Your gates go back from the new voltage to the old one");
        assertEquals(expected, found, 1e-7, "The current 0.4 ms after a jump from -90 to -20 mV is another");
        assertEquals(10 * Math.pow(mInfinity(-50), 4) * hInfinity(-50) * 45, student.call(double.class, "clamp", -50.0, -50.0, 3.0, 10.0, -95.0),
                1e-9, "Where the voltage does not jump, the gates should stay");
        double later = student.call(double.class, "clamp", -90.0, -20.0, 2.5, 10.0, -95.0);
        assertEquals(clamp(moved(restM, toM, Math.exp(-2.5 / mTau(-20))), moved(restH, toH, Math.exp(-2.5 / hTau(-20)))), later, 1e-7,
                "The current 2.5 ms after a jump from -90 to -20 mV is another");
    }

    // by Runge and Kutta's method with steps of .005 ms; with half of it they move by less than .001 ms
    private static final double AFTER_REST = 4.6543, WITH_CURRENT = 25.7247, HELD_DOWN = 19.0959, FIRED_BEFORE = 2.0607; // ms
    private static final double CLOSE = .02;

    @Graded(name = "the first spike", points = 3, hint = "Which spikes come after the change, and what does the time of the first of them count from?")
    void delay(Answers student) {
        double found = student.call(double.class, "delay", 10.0, -2.0, 5.0);
        assertFalse(Math.abs(found - WITH_CURRENT - 50) < CLOSE, "Your delay counts from the beginning; it should count from the change at 50 ms");
        assertFalse(Math.abs(found - 6.8944) < CLOSE, "Your neuron fires as if it had no A-current: does it have the channel, with this g?");
        assertFalse(Math.abs(found - 17.5502) < CLOSE, "Your neuron has got no current before the change");
        assertEquals(WITH_CURRENT, found, CLOSE, "With the channel the first spike comes at another time");
        assertEquals(AFTER_REST, student.call(double.class, "delay", 0.0, 0.0, 5.0), CLOSE, "Without the channel the first spike comes at another time");
        assertEquals(HELD_DOWN, student.call(double.class, "delay", 5.0, -4.0, 8.0), CLOSE, "At 5 mS/cm² the first spike comes at another time");
        double early = student.call(double.class, "delay", 5.0, 3.0, 8.0);
        assertFalse(early < 0, "You count a spike from before the change");
        assertEquals(FIRED_BEFORE, early, CLOSE, "Where the neuron has fired before the change, the first spike after it comes at another time");
        double none = student.call(double.class, "delay", 10.0, 0.0, 1.0);
        assertTrue(Double.isNaN(none), "Where there is no spike, the answer should be NaN");
    }
}
