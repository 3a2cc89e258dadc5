package engram.grader.neurons;

import java.util.Arrays;

/**
 * A pendulum, its true slopes and what methods make of them.
 *
 * @param g in m/s²
 * @param L in m
 */
record Pendulum(double g, double L) {

    /** {dθ/dt, dω/dt} of a state {θ, ω}. */
    double[] slope(double[] y) {
        return new double[] {y[1], -g / L * Math.sin(y[0])};
    }

    /** ½L²ω² + gL(1 − cos θ), in J/kg. */
    double energy(double[] y) {
        return kinetic(y) + g * L * (1 - Math.cos(y[0]));
    }

    /** ½L²ω². */
    double kinetic(double[] y) {
        return L * L * y[1] * y[1] / 2;
    }

    /** The state after a step h along the mean of some slopes, where slope k is that at a share of a step along the slope before. */
    double[] mean(double[] y, double h, double[] shares, double[] weights) {
        double[] k = slope(y);
        double[] next = Samples.plus(y, h * weights[0], k);
        for (int stage = 1; stage < weights.length; stage++) {
            k = slope(Samples.plus(y, h * shares[stage - 1], k));
            next = Samples.plus(next, h * weights[stage], k);
        }
        return next;
    }

    double[] eulerStep(double[] y, double h) {
        return mean(y, h, new double[0], new double[] {1});
    }

    double[] rungeKuttaStep(double[] y, double h) {
        return mean(y, h, new double[] {0.5, 0.5, 1}, new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0});
    }

    /** The states of as many steps, the start among them. */
    double[][] run(double[] start, int steps, Step step) {
        var states = new double[steps + 1][];
        states[0] = start.clone();
        for (int n = 0; n < steps; n++) {
            states[n + 1] = step.from(states[n]);
        }
        return states;
    }

    /** From a state to the next. */
    interface Step {
        double[] from(double[] y);
    }

    /** 4·√(L/g)·K(sin ½θ₀), the integral by Gauss's arithmetic–geometric mean. */
    double period(double amplitude) {
        return 2 * Math.PI * Math.sqrt(L / g) / Samples.arithmeticGeometricMean(1, Math.cos(amplitude / 2));
    }

    /** The same by adding up the elliptic integral, for comparison: the midpoint rule, which is as good as exact for a periodic function. */
    double periodByIntegral(double amplitude) {
        double m = Math.pow(Math.sin(amplitude / 2), 2);
        int points = 2000;
        double sum = 0;
        for (int i = 0; i < points; i++) {
            double phi = (i + 0.5) * Math.PI / 2 / points;
            sum += 1 / Math.sqrt(1 - m * Math.pow(Math.sin(phi), 2));
        }
        return 4 * Math.sqrt(L / g) * sum * Math.PI / 2 / points;
    }

    @Override
    public String toString() {
        return "g = %s m/s², L = %s m".formatted(g, L);
    }

    /** All rows alike, as where one array was put in every place. */
    static boolean alike(double[][] rows) {
        return Arrays.stream(rows).allMatch(row -> Arrays.equals(row, rows[0]));
    }
}
