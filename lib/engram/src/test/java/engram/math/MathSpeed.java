package engram.math;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What one element of each function takes on one core, beside a loop over {@code Math.exp}. By hand, in lib/engram (with -Xbatch, the first rounds
 * wait for the compiler):
 * {@code java --add-modules=jdk.incubator.vector -Xbatch -cp target/classes:target/test-classes engram.math.MathSpeed 10000}.
 */
final class MathSpeed {
    private static final int ROUNDS = 201;

    private MathSpeed() {
    }

    /** @param arguments the length of the arrays */
    public static void main(String[] arguments) {
        int n = Integer.parseInt(arguments[0]);
        SplittableRandom random = new SplittableRandom(1);
        double[] y = new double[n];
        float[] xf = new float[n];
        float[] yf = new float[n];
        System.out.printf(Locale.ROOT, "%d numbers in [-20, 20], those of LOG in [0, 20], ns each, medians of %d rounds%n", n, ROUNDS);
        double[] any = random.doubles(n, -20, 20).toArray();
        System.out.printf(Locale.ROOT, "Math.exp in a loop %.3f%n", nanoseconds(n, () -> javasExp(any, y)));
        for (Elementary function : Elementary.values()) {
            double[] x = random.doubles(n, function == Elementary.LOG ? 0 : -20, 20).toArray();
            for (int i = 0; i < n; i++) {
                xf[i] = (float) x[i];
            }
            double doubles = nanoseconds(n, () -> function.range.of(x, y, 0, n));
            double floats = nanoseconds(n, () -> function.floatRange.of(xf, yf, 0, n));
            double one = nanoseconds(n, () -> singly(function, x, y));
            System.out.printf(Locale.ROOT, "%-9s double[] %.3f   float[] %.3f   one double %.3f%n", function, doubles, floats, one);
        }
    }

    private static void javasExp(double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.exp(x[i]);
        }
    }

    private static void singly(Elementary function, double[] x, double[] y) {
        for (int i = 0; i < x.length; i++) {
            y[i] = function.one.applyAsDouble(x[i]);
        }
    }

    private static double nanoseconds(int n, Runnable work) {
        double[] times = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            long start = System.nanoTime();
            work.run();
            times[Math.max(round, 0)] = (System.nanoTime() - start) / (double) n;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
