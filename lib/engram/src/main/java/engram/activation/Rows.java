package engram.activation;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/** What the functions of this room share. */
final class Rows {
    private Rows() {}

    /** @throws IndexOutOfBoundsException where an array does not hold count numbers from its place on */
    static void check(float[] x, int xAt, float[] y, int yAt, int count) {
        check("x", x, xAt, count);
        check("y", y, yAt, count);
    }

    /** The same of three. */
    static void check(float[] x, int xAt, float[] v, int vAt, float[] out, int outAt, int count) {
        check(x, xAt, out, outAt, count);
        check("v", v, vAt, count);
        if (out == x || out == v) throw new ArgumentException("pullBack: the result stands in the array of an argument; give it one of its own.");
    }

    private static void check(String name, float[] x, int at, int count) {
        if (at < 0 || count < 0 || at > given(name, x).length - count)
            throw new IndexOutOfBoundsException("%s has %d numbers, and %d from number %d on were asked for.".formatted(name, x.length, count, at));
    }

    /** A parameter that must be finite and more than 0. */
    static float positive(String name, float value) {
        if (!(value > 0) || Float.isInfinite(value))
            throw new ArgumentException("%s is %s, and must be a finite number above 0.".formatted(name, value));
        return value;
    }
}
