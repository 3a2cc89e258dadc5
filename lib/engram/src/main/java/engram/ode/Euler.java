package engram.ode;

/**
 * Euler's method, of order 1: y(t + h) = y + h·f(t, y).
 *
 * <p>L. Euler, Institutionum calculi integralis I, 1768, §650.
 */
public record Euler() implements FixedStep {
    @Override public int order() { return 1; }

    @Override public Stepper stepper(int size) {
        var k = new double[Sizes.checked(size)];
        return (f, h, y) -> {
            f.at(0, y, k);
            for (int i = 0; i < k.length; i++) y[i] += h * k[i];
        };
    }
}
