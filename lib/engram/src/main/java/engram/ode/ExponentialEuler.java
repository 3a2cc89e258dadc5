package engram.ode;

import engram.argument.ArgumentException;
import engram.math.Exprelr;

/**
 * The exponential Euler method, of order 1, for equations dy_i/dt = a_i·y_i + b_i ({@link LinearSlopes}): exact while a_i and b_i stay as they
 * are at the beginning of the step, and so stable however fast a gate is.
 *
 * <pre>y(t + h) = y + h·f(t, y)·(e^z − 1)/z,   z = a·h</pre>
 *
 * <p>J. Certaine in Mathematical Methods for Digital Computers, 1960; for membranes R. J. MacGregor, Neural and Brain Modeling, 1987.
 */
public record ExponentialEuler() implements FixedStep {
    @Override public int order() { return 1; }

    @Override public Stepper stepper(int size) {
        double[] slope = new double[Sizes.checked(size)], z = new double[size];
        return (f, h, y) -> {
            if (!(f instanceof LinearSlopes linear))
                throw new ArgumentException("Exponential Euler is for equations that are linear in their own variable, "
                        + "and these don't say that they are: choose another method, or give a LinearOde.");
            linear.at(0, y, slope, z);
            for (int i = 0; i < z.length; i++) z[i] *= h;
            Exprelr.of(z, z, 0, z.length);                  // z/(e^z − 1)
            for (int i = 0; i < z.length; i++) y[i] += h * slope[i] / z[i];
        };
    }
}
