package engram.math;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The bits of all functions at some hundred arguments as one SHA-256, for JVMs with different options to agree on. Within a JVM all forms of a
 * function must agree: one number, ranges with body and tail, in place, vectors of every width, and ranges shared out among threads.
 */
final class ResultHash {
    private static final double[] SPECIAL = {Double.NaN, 0.0, -0.0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE,
        -Double.MIN_VALUE, 1e-310, Double.MIN_NORMAL, Double.MAX_VALUE, -Double.MAX_VALUE, Float.MIN_VALUE, Float.MAX_VALUE, 708, -708, 709.9, 720,
        -720, -745, -1000, 1e5, -1e5, 3e7, 1e22};

    /** Odd, so that the special numbers fall into every lane. */
    private static final int STRIDE = 17;
    private static final int LENGTH = SPECIAL.length * STRIDE + 7;

    /** Where ranges start and end: all, none, a tail alone, bodies with tails. */
    private static final List<int[]> RANGES = List.of(new int[] {0, LENGTH}, new int[] {5, 5}, new int[] {1, 2}, new int[] {7, 40},
            new int[] {LENGTH - 33, LENGTH});

    private ResultHash() {
    }

    /** @param arguments how often all is done, so that it gets compiled */
    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        double[] x = IntStream.range(0, LENGTH).mapToDouble(ResultHash::argument).toArray();
        float[] xf = new float[LENGTH];
        IntStream.range(0, LENGTH).forEach(i -> xf[i] = (float) x[i]);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Elementary function : Elementary.values()) {
            double[] y = IntStream.range(0, LENGTH).mapToDouble(i -> function.one.applyAsDouble(x[i])).toArray();
            float[] yf = new float[LENGTH];
            IntStream.range(0, LENGTH).forEach(i -> yf[i] = function.oneFloat.of(xf[i]));
            for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
                ranges(function, x, y, xf, yf);
            }
            widths(function, x, y, xf, yf);
            onThreads(function, x, y, xf, yf);
            ByteBuffer bits = ByteBuffer.allocate(12 * LENGTH);
            IntStream.range(0, LENGTH).forEach(i -> bits.putLong(Double.doubleToRawLongBits(y[i])).putInt(Float.floatToRawIntBits(yf[i])));
            digest.update(bits.array());
        }
        System.out.println(HexFormat.of().formatHex(digest.digest()));
    }

    private static double argument(int i) {
        // the others are multiples of π/2, and lie dense at 0 between −37 and 37
        double u = (i * 0.6180339887498949) % 1 * 2 - 1;
        double ordinary = i % 5 == 0 ? i * i % 60_000 * (Math.PI / 2) : 37 * u * u * u;
        return i % STRIDE == 0 && i < LENGTH - 7 ? SPECIAL[i / STRIDE] : ordinary;
    }

    /** Bodies and tails, in place. */
    private static void ranges(Elementary function, double[] x, double[] expected, float[] xf, float[] expectedFloats) {
        for (int[] range : RANGES) {
            double[] y = x.clone();
            function.range.of(y, y, range[0], range[1]);
            compare(function, "double[]", y, expected, range[0], range[1]);
            float[] yf = xf.clone();
            function.floatRange.of(yf, yf, range[0], range[1]);
            compare(function, "float[]", yf, expectedFloats, range[0], range[1]);
        }
    }

    /** Vectors of 64 to 512 bits, whatever this processor prefers. */
    private static void widths(Elementary function, double[] x, double[] expected, float[] xf, float[] expectedFloats) {
        for (VectorShape shape : VectorShape.values()) {
            VectorSpecies<Double> doubles = VectorSpecies.of(double.class, shape);
            double[] y = new double[LENGTH];
            for (int i = 0; i < doubles.loopBound(LENGTH); i += doubles.length()) {
                function.vector.apply(DoubleVector.fromArray(doubles, x, i)).intoArray(y, i);
            }
            compare(function, shape.toString(), y, expected, 0, doubles.loopBound(LENGTH));
            VectorSpecies<Float> floats = VectorSpecies.of(float.class, shape);
            float[] yf = new float[LENGTH];
            for (int i = 0; i < floats.loopBound(LENGTH); i += floats.length()) {
                function.floatVector.apply(FloatVector.fromArray(floats, xf, i)).intoArray(yf, i);
            }
            compare(function, shape.toString(), yf, expectedFloats, 0, floats.loopBound(LENGTH));
        }
    }

    /** The ranges of one to four threads. */
    private static void onThreads(Elementary function, double[] x, double[] expected, float[] xf, float[] expectedFloats) {
        for (int threads = 1; threads <= 4; threads++) {
            int pieces = threads;
            double[] y = new double[LENGTH];
            float[] yf = new float[LENGTH];
            List<Thread> all = IntStream.range(0, pieces).mapToObj(t -> Thread.ofPlatform().start(() -> {
                function.range.of(x, y, t * LENGTH / pieces, (t + 1) * LENGTH / pieces);
                function.floatRange.of(xf, yf, t * LENGTH / pieces, (t + 1) * LENGTH / pieces);
            })).toList();
            for (Thread thread : all) {
                try {
                    thread.join();
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }
            compare(function, threads + " threads", y, expected, 0, LENGTH);
            compare(function, threads + " threads", yf, expectedFloats, 0, LENGTH);
        }
    }

    private static void compare(Elementary function, String form, double[] y, double[] expected, int from, int to) {
        for (int i = from; i < to; i++) {
            check(function, form, y[i], expected[i], Double.doubleToRawLongBits(y[i]) == Double.doubleToRawLongBits(expected[i]));
        }
    }

    private static void compare(Elementary function, String form, float[] y, float[] expected, int from, int to) {
        for (int i = from; i < to; i++) {
            check(function, form, y[i], expected[i], Float.floatToRawIntBits(y[i]) == Float.floatToRawIntBits(expected[i]));
        }
    }

    private static void check(Elementary function, String form, double found, double expected, boolean same) {
        if (!same) {
            throw new AssertionError("%s, %s: %s instead of %s".formatted(function, form, found, expected));
        }
    }
}
