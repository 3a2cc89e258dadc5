package engram.ode;

/**
 * The explicit midpoint rule, of order 2: y(t + h) = y + h·k₂ with k₂ = f(t + h/2, y + h/2·k₁), k₁ = f(t, y).
 *
 * <p>C. Runge, Math. Ann. 46 (1895) 167; E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, §II.1.
 */
public record Midpoint() implements FixedStep {
    @Override public int order() { return 2; }

    @Override public Stepper stepper(int size) {
        double[] k = new double[Sizes.checked(size)], inner = new double[size];
        return (f, h, y) -> {
            double half = 0.5 * h;
            f.at(0, y, k);
            for (int i = 0; i < k.length; i++) inner[i] = y[i] + half * k[i];
            f.at(0.5, inner, k);
            for (int i = 0; i < k.length; i++) y[i] += h * k[i];
        };
    }
}
