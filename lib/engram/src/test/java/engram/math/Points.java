package engram.math;

import java.util.SplittableRandom;

/** Arguments to check a function at: all exponents alike, and more of them where it does not go over into something simple. */
final class Points {
    private final Elementary function;
    private final SplittableRandom random;
    private long drawn;

    Points(Elementary function, long seed) {
        this.function = function;
        this.random = new SplittableRandom(seed);
    }

    /** The largest argument of interest; those of sine and cosine that StrictMath does are few, since a reduction in digits takes long. */
    private double reach() {
        return switch (function) {
            case SIN, COS -> 1e5;
            case LOG -> 2;
            case TANH -> 25;
            default -> 760;
        };
    }

    /** Any number that the function is defined at. */
    double next() {
        double x = switch ((int) (drawn++ % 4)) {
            case 0 -> anyExponent();
            case 1 -> random.nextDouble(-reach(), reach());
            case 2 -> Math.scalb(random.nextDouble(-reach(), reach()), -random.nextInt(60));
            default -> narrow();
        };
        return function == Elementary.LOG ? Math.abs(x) : x;
    }

    /** Where digits cancel: next to multiples of π/2, next to 1, next to 0. */
    private double narrow() {
        return switch (function) {
            case SIN, COS -> random.nextInt(-63_000, 63_000) * (Math.PI / 2) * (1 + random.nextInt(-2, 3) * 0x1p-53);
            case LOG -> 1 + random.nextDouble(-1, 1);
            default -> random.nextDouble(-1, 1);
        };
    }

    private double anyExponent() {
        boolean reduced = (function == Elementary.SIN || function == Elementary.COS) && drawn % 400 != 1;
        while (true) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Math.abs(x) < (reduced ? reach() : Double.MAX_VALUE)) {
                return x;
            }
        }
    }

    /** Any float that the function is defined at. */
    float nextFloat() {
        if (drawn % 4 != 0) {
            return (float) next();
        }
        drawn++;
        boolean reduced = (function == Elementary.SIN || function == Elementary.COS) && drawn % 400 != 1;
        while (true) {
            float x = Float.intBitsToFloat(random.nextInt());
            if (Math.abs(x) < (reduced ? (float) reach() : Float.MAX_VALUE)) {
                return function == Elementary.LOG ? Math.abs(x) : x;
            }
        }
    }
}
