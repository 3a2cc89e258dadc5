package engram.bench;

import engram.math.Exp;
import java.util.SplittableRandom;

/**
 * The exponentials of n doubles, uniform in [−1, 1), on one core; the figure is their mean, sinh 1.
 *
 * @param name who does it
 * @param exponentials how
 */
record ExpLoop(String name, Exponentials exponentials) implements Contestant {

    /** y_i ← e^x_i for all i. */
    interface Exponentials {
        void of(double[] x, double[] y);
    }

    /** The first calls, in ns, in which the JVM compiles the loop; they are not timed. */
    private static final long WARM_UP = 500_000_000;

    /** One call takes less than a thousandth of a second: the time is the mean of some. */
    private static final int CALLS = 20;

    static ExpLoop engram() {
        return new ExpLoop("Engram (Exp.of)", (x, y) -> Exp.of(x, y, 0, x.length));
    }

    static ExpLoop java() {
        return new ExpLoop("Java (Math.exp in a loop)", (x, y) -> {
            for (int i = 0; i < x.length; i++) {
                y[i] = Math.exp(x[i]);
            }
        });
    }

    @Override
    public Outcome run(int n) {
        double[] x = new SplittableRandom(1).doubles(n, -1, 1).toArray();
        double[] y = new double[n];
        for (long end = System.nanoTime() + WARM_UP; System.nanoTime() < end;) {
            exponentials.of(x, y);
        }
        long start = System.nanoTime();
        for (int call = 0; call < CALLS; call++) {
            exponentials.of(x, y);
        }
        double seconds = (System.nanoTime() - start) / 1e9 / CALLS;
        double sum = 0;
        for (double exponential : y) {
            sum += exponential;
        }
        return new Outcome(seconds, sum / n);
    }
}
