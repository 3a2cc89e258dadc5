package engram.ode;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The 25 problems of DETEST that are not stiff, and four of Hairer's; time runs from 0 to 20 where nothing else is said.
 *
 * <p>T. E. Hull, W. H. Enright, B. M. Fellen, A. E. Sedgwick, Comparing numerical methods for ordinary differential equations, SIAM J. Numer.
 * Anal. 9 (1972) 603; E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, §II.10. The same equations stand in {@code
 * src/test/python/detest.py}, whence the solutions are.
 */
final class Detest {
    static final Map<String, Problem> PROBLEMS = new LinkedHashMap<>();

    private Detest() {}

    /** The last time. */
    static double end(String name) { return name.equals("PLEI") ? 3 : name.equals("LRNZ") ? 8 : 20; }

    /** The times at which the right-hand side or a derivative of it jumps. */
    static double[] jumps(String name) { return name.equals("EULR") ? new double[] {3 * Math.PI, 4 * Math.PI} : new double[0]; }

    static {
        put("A1", (t, y, f) -> f[0] = -y[0], 1);
        put("A2", (t, y, f) -> f[0] = -y[0] * y[0] * y[0] / 2, 1);
        put("A3", (t, y, f) -> f[0] = y[0] * Math.cos(t), 1);
        put("A4", (t, y, f) -> f[0] = y[0] / 4 * (1 - y[0] / 20), 1);
        put("A5", (t, y, f) -> f[0] = (y[0] - t) / (y[0] + t), 4);
        put("B1", (t, y, f) -> {                        // two species
            f[0] = 2 * (y[0] - y[0] * y[1]);
            f[1] = -(y[1] - y[0] * y[1]);
        }, 1, 3);
        put("B2", (t, y, f) -> {                        // a linear chemical reaction
            f[0] = -y[0] + y[1];
            f[1] = y[0] - 2 * y[1] + y[2];
            f[2] = y[1] - y[2];
        }, 2, 0, 1);
        put("B3", (t, y, f) -> {                        // one that is not
            f[0] = -y[0];
            f[1] = y[0] - y[1] * y[1];
            f[2] = y[1] * y[1];
        }, 1, 0, 0);
        put("B4", (t, y, f) -> {                        // the integral surface of a torus
            double r = Math.hypot(y[0], y[1]);
            f[0] = -y[1] - y[0] * y[2] / r;
            f[1] = y[0] - y[1] * y[2] / r;
            f[2] = y[0] / r;
        }, 3, 0, 0);
        put("B5", (t, y, f) -> {                        // a rigid body
            f[0] = y[1] * y[2];
            f[1] = -y[0] * y[2];
            f[2] = -0.51 * y[0] * y[1];
        }, 0, 1, 1);
        put("C1", (t, y, f) -> {                        // a chain of radioactive decays
            f[0] = -y[0];
            for (int i = 1; i < 9; i++) f[i] = y[i - 1] - y[i];
            f[9] = y[8];
        }, unit(10));
        put("C2", (t, y, f) -> {                        // another one
            f[0] = -y[0];
            for (int i = 1; i < 9; i++) f[i] = i * y[i - 1] - (i + 1) * y[i];
            f[9] = 9 * y[8];
        }, unit(10));
        put("C3", Detest::diffusion, unit(10));
        put("C4", Detest::diffusion, unit(51));
        put("C5", Planets::slope, Planets.INITIAL);
        for (int k = 1; k <= 5; k++) PROBLEMS.put("D" + k, Problems.kepler(0.2 * k - 0.1));
        put("E1", (t, y, f) -> {                        // Bessel's equation of order 1/2, the origin shifted by one
            f[0] = y[1];
            f[1] = -(y[1] / (t + 1) + (1 - 0.25 / ((t + 1) * (t + 1))) * y[0]);
        }, 0.6713967071418030, 0.09540051444747446);
        put("E2", (t, y, f) -> {                        // van der Pol's
            f[0] = y[1];
            f[1] = (1 - y[0] * y[0]) * y[1] - y[0];
        }, 2, 0);
        put("E3", (t, y, f) -> {                        // Duffing's
            f[0] = y[1];
            f[1] = y[0] * y[0] * y[0] / 6 - y[0] + 2 * Math.sin(2.78535 * t);
        }, 0, 0);
        put("E4", (t, y, f) -> {                        // a falling body
            f[0] = y[1];
            f[1] = 0.032 - 0.4 * y[1] * y[1];
        }, 30, 0);
        put("E5", (t, y, f) -> {                        // linear pursuit
            f[0] = y[1];
            f[1] = Math.sqrt(1 + y[1] * y[1]) / (25 - t);
        }, 0, 0);
        put("LRNZ", (t, y, f) -> {
            f[0] = 10 * (y[1] - y[0]);
            f[1] = 28 * y[0] - y[1] - y[0] * y[2];
            f[2] = y[0] * y[1] - 8.0 / 3 * y[2];
        }, -8, 8, 27);
        put("BRUS", (t, y, f) -> {
            f[0] = 1 + y[0] * y[0] * y[1] - 4 * y[0];
            f[1] = 3 * y[0] - y[0] * y[0] * y[1];
        }, 1.5, 3);
        put("PLEI", Detest::pleiades, 3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0);
        put("EULR", (t, y, f) -> {                      // a rigid body that is pushed for a while
            double push = t >= 3 * Math.PI && t <= 4 * Math.PI ? 0.25 * Math.sin(t) * Math.sin(t) : 0;
            f[0] = (2.0 - 3) / 0.5 * y[1] * y[2];
            f[1] = (3 - 0.5) / 2 * y[2] * y[0];
            f[2] = ((0.5 - 2) * y[0] * y[1] + push) / 3;
        }, 1, 0, 0.9);
    }

    private static void put(String name, Ode ode, double... initial) { PROBLEMS.put(name, new Problem(ode, initial)); }

    private static double[] unit(int size) {
        double[] unit = new double[size];
        unit[0] = 1;
        return unit;
    }

    /** A parabolic equation in discrete places. */
    private static void diffusion(double t, double[] y, double[] f) {
        for (int i = 0; i < y.length; i++) f[i] = (i > 0 ? y[i - 1] : 0) - 2 * y[i] + (i + 1 < y.length ? y[i + 1] : 0);
    }

    /** Seven stars in a plane, of masses 1 … 7: seven x, seven y, and their speeds. */
    private static void pleiades(double t, double[] y, double[] f) {
        Arrays.fill(f, 14, 28, 0);
        for (int i = 0; i < 7; i++) {
            f[i] = y[14 + i];
            f[7 + i] = y[21 + i];
            for (int j = 0; j < 7; j++) {
                if (j == i) continue;
                double dx = y[j] - y[i], dy = y[7 + j] - y[7 + i];
                double r3 = Math.pow(dx * dx + dy * dy, 1.5);
                f[14 + i] += (j + 1) * dx / r3;
                f[21 + i] += (j + 1) * dy / r3;
            }
        }
    }
}
