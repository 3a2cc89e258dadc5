package engram.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import engram.argument.ArgumentException;
import engram.math.Exp;
import engram.math.Sin;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A lambda as equations: the numbers of code written by hand, its derivative for the exponential Euler method, and why one can't be read. */
class FormulaOdeTest {
    private static double[] start(int n) { return IntStream.range(0, n).mapToDouble(i -> 0.5 + 0.001 * i).toArray(); }

    @Test void itHasTheBitsOfCodeWrittenByHand() {
        IndependentOde byHand = (t, x, slope, _) -> {
            for (int i = 0; i < x.length; i++) slope[i] = x[i] * t;
            Sin.of(slope, slope, 0, x.length);
        };
        Steps steps = Steps.even(0, 0.01, 200);
        for (int n : new int[] {1, 7, 2500})
            for (FixedStep method : new FixedStep[] {new Euler(), new RungeKutta4()})
                assertArrayEquals(Solve.ode(new Problem(byHand, start(n)), method, steps).last(),
                        Solve.ode(new Problem(FormulaOde.of((t, x) -> Sin.of(x * t)), start(n)), method, steps).last(), method + " " + n);
    }

    @Test void exponentialEulerTakesItsLinearFormFromTheDerivative() {
        LinearOde byHand = (t, y, slope, factor) -> {
            for (int i = 0; i < y.length; i++) {
                slope[i] = (Math.sin(t) - y[i]) / 0.02;
                factor[i] = -1 / 0.02;
            }
        };
        Steps steps = Steps.even(0, 0.1, 50); // five times as long as the time constant
        double[] expected = Solve.ode(new Problem(byHand, start(20)), new ExponentialEuler(), steps).last();
        assertArrayEquals(expected, Solve.ode(new Problem(FormulaOde.of((t, y) -> (Math.sin(t) - y) / 0.02), start(20)), new ExponentialEuler(), steps).last(), 1e-12);
        // for y' = y·(1 − y) the factor is 1 − 2y: of order 1
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++)
            errors[k] = Math.abs(1 / (1 + Exp.of(-2)) - Solve.ode(new Problem(FormulaOde.of((t, y) -> y * (1 - y)), 0.5), new ExponentialEuler(), Steps.even(0, 0.1 / (k + 1), 20 * (k + 1))).last()[0]);
        assertTrue(errors[0] / errors[1] > 1.9, errors[0] + " " + errors[1]);
    }

    @Test void whatCantBeReadIsSaid() {
        var refused = assertThrows(ArgumentException.class, () -> FormulaOde.of((t, y) -> {
            double sum = 0;
            for (int k = 0; k < 3; k++) sum += y;
            return sum;
        }));
        assertTrue(refused.getMessage().matches("The lambda in line \\d+ can't be read: it has a loop\\. Write it as an IndependentOde\\."), refused.getMessage());
        assertEquals("dy/dt = \\sin \\left(y \\cdot t\\right)", FormulaOde.of((t, y) -> Math.sin(y * t)).toString());
    }
}
