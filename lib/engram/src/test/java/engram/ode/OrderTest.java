package engram.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The error falls with the p-th power of the step, where p is the order of a method. */
class OrderTest {
    private static final double END = 3;

    static Iterable<FixedStep> methods() { return List.of(new Euler(), new Midpoint(), new RungeKutta4(), new ExponentialEuler()); }

    /** The same equation, with its factor. */
    private static final Problem LINEAR = new Problem((LinearOde) (t, y, slope, factor) -> {
        factor[0] = -Math.cos(t);
        slope[0] = -y[0] * Math.cos(t);
    }, 2);

    /** The slope of log₂ of the error between so many and twice so many steps. */
    private static double order(IntToDoubleFunction error, int steps) {
        return Math.log(error.applyAsDouble(steps) / error.applyAsDouble(2 * steps)) / Math.log(2);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void fixedStepsHaveTheirOrder(FixedStep method) {
        IntToDoubleFunction error = steps -> Math.abs(
                Solve.ode(LINEAR, method, Steps.even(0, END / steps, steps)).last()[0] - Problems.wave(END));
        assertEquals(method.order(), order(error, method.order() < 4 ? 1000 : 200), 0.06);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void unevenStepsHaveItToo(FixedStep method) {
        IntToDoubleFunction error = steps -> {
            double[] times = new double[steps + 1];
            for (int k = 0; k <= steps; k++) times[k] = END * Math.pow((double) k / steps, 2);
            return Math.abs(Solve.ode(LINEAR, method, Steps.of(times)).last()[0] - Problems.wave(END));
        };
        assertEquals(method.order(), order(error, method.order() < 4 ? 1000 : 200), 0.06);
    }

    /** Steps of one length, without their control. */
    @Test
    void dormandPrinceHasOrderFiveAndItsCurveOrderFour() {
        double[] curve = new double[2];
        IntToDoubleFunction end = steps -> run(steps, curve);
        assertEquals(5, order(end, 30), 0.1);
        end.applyAsDouble(30);
        double rough = curve[0];
        end.applyAsDouble(60);
        // its error within a step is of order h⁵, with what the states at both ends are wrong by
        assertEquals(5, Math.log(rough / curve[0]) / Math.log(2), 0.3);
    }

    /** The error at the end; the largest error on the curve within the first step goes to curve[0]. */
    private static double run(int steps, double[] curve) {
        double h = END / steps;
        var step = new DormandPrinceStep(Problems.WAVE, new DormandPrince(1e-6), Jumps.NONE);
        var piece = new Piece(1);
        step.begin(0);
        curve[0] = 0;
        for (int k = 0; k < steps; k++) {
            step.step(k * h, h, (k + 1) * h);
            step.dense(h, piece);
            piece.between(k * h, (k + 1) * h);
            for (double theta = 0.1; k == 0 && theta < 1; theta += 0.1)
                curve[0] = Math.max(curve[0], Math.abs(piece.value(0, theta) - Problems.wave(piece.time(theta))));
            step.advance();
        }
        return Math.abs(step.y[0] - Problems.wave(END));
    }

    /** Between the steps of Runge–Kutta 4 the curve is cubic: of order 4 too. */
    @Test
    void cubicHermiteHasOrderFour() {
        IntToDoubleFunction error = steps -> {
            var trajectory = Solve.ode(Problems.WAVE, new RungeKutta4(), Steps.even(0, END / steps, steps));
            double largest = 0;
            for (double t = 0; t < END; t += 0.00123) largest = Math.max(largest, Math.abs(trajectory.at(t)[0] - Problems.wave(t)));
            return largest;
        };
        assertEquals(4, order(error, 50), 0.2);
    }

    @Test
    void exponentialEulerIsExactWhereItsFactorsStay() {
        LinearOde gate = (t, y, slope, factor) -> {
            factor[0] = -20;
            slope[0] = 20 * (0.7 - y[0]);
        };
        double[] n = Solve.ode(new Problem(gate, 0), new ExponentialEuler(), Steps.even(0, 0.5, 4)).variable(0);    // h·|a| = 10
        for (int k = 0; k <= 4; k++) assertEquals(0.7 * (1 - Math.exp(-20 * 0.5 * k)), n[k], 1e-15);
        assertTrue(Double.isFinite(Solve.ode(new Problem(gate, 0), new RungeKutta4(), Steps.even(0, 0.01, 4)).last()[0]));
    }
}
