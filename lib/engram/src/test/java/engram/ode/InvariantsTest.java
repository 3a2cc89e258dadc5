package engram.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What the equations leave as it is. */
class InvariantsTest {

    /** The largest change of a quantity on the way. */
    private static double change(Trajectory trajectory, ToDoubleFunction<double[]> quantity) {
        double first = quantity.applyAsDouble(trajectory.state(0)), largest = 0;
        for (int k = 1; k < trajectory.size(); k++)
            largest = Math.max(largest, Math.abs(quantity.applyAsDouble(trajectory.state(k)) - first));
        return largest;
    }

    private static void stays(Problem problem, double end, ToDoubleFunction<double[]> quantity) {
        double fine = change(Solve.ode(problem, new DormandPrince(1e-11), Span.of(0, end)), quantity);
        assertTrue(fine < 1e-9, "Dormand–Prince: " + fine);
        int steps = 2000;
        double rough = change(Solve.ode(problem, new RungeKutta4(), Steps.even(0, end / steps, steps)), quantity);
        double half = change(Solve.ode(problem, new RungeKutta4(), Steps.even(0, end / steps / 2, 2 * steps)), quantity);
        assertTrue(half < 1e-7 && half < rough / 12, "Runge–Kutta 4: " + rough + ", " + half);
    }

    @Test
    void lotkaVolterra() { stays(Problems.LOTKA_VOLTERRA, 20, Problems::lotkaVolterra); }

    @Test
    void theRigidBodysEnergyAndAngularMomentum() {
        stays(Problems.RIGID_BODY, 20, y -> y[0] * y[0] / Problems.INERTIA[0] + y[1] * y[1] / Problems.INERTIA[1]
                + y[2] * y[2] / Problems.INERTIA[2]);
        stays(Problems.RIGID_BODY, 20, y -> y[0] * y[0] + y[1] * y[1] + y[2] * y[2]);
    }

    @Test
    void energyAndAngularMomentumOfTwoBodies() {
        stays(Problems.kepler(0.3), 4 * Math.PI, Problems::energy);
        stays(Problems.kepler(0.3), 4 * Math.PI, Problems::angularMomentum);
    }

    @Test
    void anOrbitIsClosed() {
        double[] state = Solve.ode(Problems.kepler(0.6), new DormandPrince(1e-12), Span.of(0, 2 * Math.PI)).last();
        for (int i = 0; i < 4; i++) assertEquals(new double[] {0.4, 0, 0, 2}[i], state[i], 1e-9);
    }
}
