package engram.math;

import java.util.Locale;

/**
 * The largest errors of all functions, measured in pairs of doubles, and of these, measured in decimal digits. The
 * documentation of the functions states what this prints, in lib/engram, after some minutes:
 * {@code java --add-modules=jdk.incubator.vector -cp target/classes:target/test-classes engram.math.Accuracy 10000000 10000}.
 *
 * @param ulps the largest error, in units of the last place
 * @param at the argument at which it arises
 */
record Accuracy(double ulps, double at) {

    /** Where those with an exponential in them have become 0, ∞, a constant or a straight line. */
    private static final double FAR = 1000;

    /** @param arguments the number of points for the functions, and that for their reference */
    public static void main(String[] arguments) {
        for (Elementary function : Elementary.values()) {
            System.out.printf(Locale.ROOT, "%-9s double %s   float %s   reference 2^%.1f%n", function,
                    ofDoubles(function, Integer.parseInt(arguments[0]), 1), ofFloats(function, Integer.parseInt(arguments[0]), 1),
                    Math.log(ofReference(function, Integer.parseInt(arguments[1]), 1)) / Math.log(2));
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

    /** The largest error of {@link Reference}, relative to the value. */
    static double ofReference(Elementary function, int points, long seed) {
        Points xs = new Points(function, seed);
        double worst = 0;
        for (int i = 0; i < points;) {
            double x = xs.next();
            if (Math.abs(x) < FAR || function == Elementary.LOG || function == Elementary.SIN || function == Elementary.COS) {
                worst = Math.max(worst, function.doubleDouble.apply(x).relativeError(function.digits.apply(Decimals.of(x))));
                i++;
            }
        }
        return worst;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.4f ulp at %s", ulps, at);
    }
}
