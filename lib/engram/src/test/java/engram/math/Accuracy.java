package engram.math;

import java.util.Locale;

/**
 * The largest errors of all functions. By hand, at ten million points each:
 * {@code java --add-modules=jdk.incubator.vector -cp target/classes:target/test-classes engram.math.Accuracy 10000000}.
 *
 * @param ulps the largest error, in units of the last place
 * @param at the argument at which it arises
 */
record Accuracy(double ulps, double at) {

    /** @param arguments the number of points, and the functions (default: all) */
    public static void main(String[] arguments) {
        int points = Integer.parseInt(arguments[0]);
        for (Elementary function : Elementary.values()) {
            if (arguments.length == 1 || arguments[1].contains(function.name())) {
                System.out.printf(Locale.ROOT, "%-9s double %s   float %s%n", function, ofDoubles(function, points, 1), ofFloats(function, points, 1));
            }
        }
    }

    static Accuracy ofDoubles(Elementary function, int points, long seed) {
        Points xs = new Points(function, seed);
        Accuracy worst = new Accuracy(0, 0);
        for (int i = 0; i < points; i++) {
            double x = xs.next();
            double ulps = function.doubleDouble.apply(x).ulps(function.one.applyAsDouble(x));
            worst = ulps <= worst.ulps ? worst : new Accuracy(ulps, x);
        }
        return worst;
    }

    static Accuracy ofFloats(Elementary function, int points, long seed) {
        Points xs = new Points(function, seed);
        Accuracy worst = new Accuracy(0, 0);
        for (int i = 0; i < points; i++) {
            float x = xs.nextFloat();
            double ulps = function.doubleDouble.apply(x).ulps(function.oneFloat.of(x));
            worst = ulps <= worst.ulps ? worst : new Accuracy(ulps, x);
        }
        return worst;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f ulp at %s", ulps, at);
    }
}
