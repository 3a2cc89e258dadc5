package engram.ode;

/**
 * The classical Runge–Kutta method, of order 4:
 *
 * <pre>
 * k₁ = f(t,       y)                0   |
 * k₂ = f(t + h/2, y + h/2·k₁)       1/2 | 1/2
 * k₃ = f(t + h/2, y + h/2·k₂)       1/2 | 0    1/2
 * k₄ = f(t + h,   y + h·k₃)         1   | 0    0    1
 *                                   ----+--------------------
 * y(t + h) = y + h/6·(k₁ + 2k₂ + 2k₃ + k₄)  1/6  1/3  1/3  1/6
 * </pre>
 *
 * W. Kutta, Z. Math. Phys. 46 (1901) 435; E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, §II.1.
 */
public record RungeKutta4() implements FixedStep {
    @Override public int order() { return 4; }

    @Override public Stepper stepper(int size) {
        double[] k = new double[Sizes.checked(size)], sum = new double[size], inner = new double[size];
        return (f, h, y) -> {
            double half = 0.5 * h, sixth = h / 6;
            f.at(0, y, k);                                 // k₁
            for (int i = 0; i < k.length; i++) {
                sum[i] = k[i];
                inner[i] = y[i] + half * k[i];
            }
            f.at(0.5, inner, k);                           // k₂
            for (int i = 0; i < k.length; i++) {
                sum[i] += 2 * k[i];
                inner[i] = y[i] + half * k[i];
            }
            f.at(0.5, inner, k);                           // k₃
            for (int i = 0; i < k.length; i++) {
                sum[i] += 2 * k[i];
                inner[i] = y[i] + h * k[i];
            }
            f.at(1, inner, k);                             // k₄
            for (int i = 0; i < k.length; i++) y[i] += sixth * (sum[i] + k[i]);
        };
    }
}
