package engram.ode;

/** Problems with known answers. */
final class Problems {
    private Problems() {}

    /** y' = −y·cos t + … with the solution y = e^(−sin t)·2: smooth, not autonomous. */
    static final Problem WAVE = new Problem((t, y, slope) -> slope[0] = -y[0] * Math.cos(t), 2);

    static double wave(double t) { return 2 * Math.exp(-Math.sin(t)); }

    /** Arenstorf's periodic orbit of a satellite about earth and moon: x, y, x', y'. HNW I, §II.0. */
    static final double ARENSTORF_PERIOD = 17.0652165601579625588917206249;
    static final Problem ARENSTORF = new Problem(Problems::arenstorf, 0.994, 0, 0, -2.00158510637908252240537862224);

    private static void arenstorf(double t, double[] y, double[] slope) {
        double moon = 0.012277471, earth = 1 - moon;
        double d1 = cube(Math.hypot(y[0] + moon, y[1])), d2 = cube(Math.hypot(y[0] - earth, y[1]));
        slope[0] = y[2];
        slope[1] = y[3];
        slope[2] = y[0] + 2 * y[3] - earth * (y[0] + moon) / d1 - moon * (y[0] - earth) / d2;
        slope[3] = y[1] - 2 * y[2] - earth * y[1] / d1 - moon * y[1] / d2;
    }

    private static double cube(double x) { return x * x * x; }

    /** Hares u and lynxes v; ln u − u + 2·ln v − v stays as it is. HNW I, §I.1. */
    static final Problem LOTKA_VOLTERRA = new Problem((t, y, slope) -> {
        slope[0] = y[0] * (y[1] - 2);
        slope[1] = y[1] * (1 - y[0]);
    }, 2, 2);

    static double lotkaVolterra(double[] y) { return Math.log(y[0]) - y[0] + 2 * Math.log(y[1]) - y[1]; }

    /** Euler's free rigid body with moments of inertia 2, 1 and 2/3: |y|² and the energy Σ y_i²/I_i stay as they are. */
    static final double[] INERTIA = {2, 1, 2.0 / 3};
    static final Problem RIGID_BODY = new Problem((t, y, slope) -> {
        slope[0] = (1 / INERTIA[2] - 1 / INERTIA[1]) * y[1] * y[2];
        slope[1] = (1 / INERTIA[0] - 1 / INERTIA[2]) * y[2] * y[0];
        slope[2] = (1 / INERTIA[1] - 1 / INERTIA[0]) * y[0] * y[1];
    }, Math.cos(1.1), 0, Math.sin(1.1));

    /** Two bodies, the orbit of eccentricity e: x, y, x', y'; the period is 2π. */
    static Problem kepler(double e) {
        return new Problem((t, y, slope) -> {
            double r3 = cube(Math.hypot(y[0], y[1]));
            slope[0] = y[2];
            slope[1] = y[3];
            slope[2] = -y[0] / r3;
            slope[3] = -y[1] / r3;
        }, 1 - e, 0, 0, Math.sqrt((1 + e) / (1 - e)));
    }

    static double energy(double[] y) { return 0.5 * (y[2] * y[2] + y[3] * y[3]) - 1 / Math.hypot(y[0], y[1]); }

    static double angularMomentum(double[] y) { return y[0] * y[3] - y[1] * y[2]; }
}
