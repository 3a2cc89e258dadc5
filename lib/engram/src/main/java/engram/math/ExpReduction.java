package engram.math;

import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;

/**
 * The one reduction and the one polynomial behind exp, expm1, tanh, the logistic function and x/(eˣ − 1).
 *
 * <p>With n the whole number next to x/ln 2 and r = x − n·ln 2, so that |r| ≤ ln 2/2,
 * <pre>   eˣ = 2ⁿ·eʳ = 2ⁿ·(1 + r + t),   t = r²·(C2 + C3·r + … + C12·r¹⁰)</pre>
 * {@code scale} is 2ⁿ, {@code remainder} is r and {@code rest} is t. ln 2 is subtracted in two parts: x −
 * n·LN2_HIGH is exact in one fma, since what remains fits into a double, and what r loses when LN2_LOW is
 * subtracted is added to t. The coefficients are those of the polynomial whose largest error, relative to eʳ − 1,
 * is least (Remez's exchange algorithm in 60 digits, then rounded): 2⁻⁶¹ for the doubles, 2⁻³¹ for the floats,
 * whose polynomial stops at F7·r⁷. But for that, the floats are done as the doubles are.
 *
 * <p>All this holds for |x| &lt; {@link #LIMIT} ({@link #LIMIT_F} for floats), where 2ⁿ and 2⁻ⁿ are normal numbers.
 * Code that is generated takes the constants and the steps from here. The file is long because each step stands in
 * it four times, for numbers and vectors of doubles and floats.
 */
public final class ExpReduction {
    /** Below this size of x, 2ⁿ needs no special care. */
    public static final double LIMIT = 708;
    /** 1/ln 2. */
    public static final double LOG2_E = 0x1.71547652b82fep0;
    /** 1.5·2⁵²: what is added to it is rounded to a whole number, which then stands in the low bits. */
    public static final double SHIFT = 0x1.8p52;
    /** ln 2, rounded, and what is missing of it. */
    public static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    /** ln 2 − LN2_HIGH. */
    public static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    /** The bits of 1.0, whose exponent stands 52 places from the right. */
    public static final long ONE = 1023L << 52;

    /** Coefficients of r² … r¹². */
    public static final double C2 = 0.5;
    public static final double C3 = 0x1.5555555555559p-3;
    public static final double C4 = 0x1.555555555553fp-5;
    public static final double C5 = 0x1.111111110f6dap-7;
    public static final double C6 = 0x1.6c16c16c1f076p-10;
    public static final double C7 = 0x1.a01a01afd3e6bp-13;
    public static final double C8 = 0x1.a01a017bc7291p-16;
    public static final double C9 = 0x1.71ddf87eaca6ep-19;
    public static final double C10 = 0x1.27e5362aafdf6p-22;
    public static final double C11 = 0x1.af5e751c5c00ap-26;
    public static final double C12 = 0x1.1ee88a116f20ep-29;

    /** The same for floats. */
    public static final float LIMIT_F = 87;
    public static final float LOG2_E_F = 0x1.715476p0f;
    public static final float SHIFT_F = 0x1.8p23f;
    public static final float LN2_HIGH_F = 0x1.62e430p-1f;
    public static final float LN2_LOW_F = -0x1.05c610p-29f;
    public static final int ONE_F = 127 << 23;

    /** Coefficients of r² … r⁷ for floats. */
    public static final float F2 = 0.5f;
    public static final float F3 = 0x1.555554p-3f;
    public static final float F4 = 0x1.5554b2p-5f;
    public static final float F5 = 0x1.11118ap-7f;
    public static final float F6 = 0x1.6d71f8p-10f;
    public static final float F7 = 0x1.a032c0p-13f;

    private ExpReduction() {
    }

    /** r = x − n·ln 2. */
    static double remainder(double x) {
        // n = round(x / ln 2),  r = x − n·ln 2
        double n = Math.fma(x, LOG2_E, SHIFT) - SHIFT;
        return Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x));
    }

    /** t = eʳ − 1 − r, with what rounding r has lost. */
    static double rest(double x, double r) {
        double n = Math.fma(x, LOG2_E, SHIFT) - SHIFT;
        double lost = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, x) - r);
        // q = (eʳ − 1 − r)/r²
        double q = Math.fma(r, C12, C11);
        q = Math.fma(q, r, C10);
        q = Math.fma(q, r, C9);
        q = Math.fma(q, r, C8);
        q = Math.fma(q, r, C7);
        q = Math.fma(q, r, C6);
        q = Math.fma(q, r, C5);
        q = Math.fma(q, r, C4);
        q = Math.fma(q, r, C3);
        q = Math.fma(q, r, C2);
        return Math.fma(r * r, q, lost);
    }

    /** r in every lane. */
    static DoubleVector remainder(DoubleVector x) {
        DoubleVector n = x.lanewise(FMA, LOG2_E, SHIFT).sub(SHIFT);
        return n.lanewise(FMA, -LN2_LOW, n.lanewise(FMA, -LN2_HIGH, x));
    }

    /** t in every lane. */
    static DoubleVector rest(DoubleVector x, DoubleVector r) {
        DoubleVector n = x.lanewise(FMA, LOG2_E, SHIFT).sub(SHIFT);
        DoubleVector lost = n.lanewise(FMA, -LN2_LOW, n.lanewise(FMA, -LN2_HIGH, x).sub(r));
        DoubleVector q = r.lanewise(FMA, C12, C11).lanewise(FMA, r, C10).lanewise(FMA, r, C9).lanewise(FMA, r, C8)
                .lanewise(FMA, r, C7).lanewise(FMA, r, C6).lanewise(FMA, r, C5).lanewise(FMA, r, C4)
                .lanewise(FMA, r, C3).lanewise(FMA, r, C2);
        return r.mul(r).lanewise(FMA, q, lost);
    }

    /** n. */
    static int exponent(double x) {
        return (int) (Math.fma(x, LOG2_E, SHIFT) - SHIFT);
    }

    /** 2ⁿ: the low bits of x/ln 2 + SHIFT hold n, which becomes the exponent. */
    static double scale(double x) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(Math.fma(x, LOG2_E, SHIFT)) << 52) + ONE);
    }

    /** 2ⁿ in every lane. */
    static DoubleVector scale(DoubleVector x) {
        return x.lanewise(FMA, LOG2_E, SHIFT).reinterpretAsLongs().lanewise(LSHL, 52).add(ONE).reinterpretAsDoubles();
    }

    /** eˣ − 1 = (2ⁿ − 1) + 2ⁿ·r + 2ⁿ·t: what the sum of the first two loses when it is rounded goes to the third, which is small. */
    static double minusOne(double scale, double r, double t) {
        double first = scale - 1;
        double large = Math.fma(scale, r, first);
        double lost = Math.fma(scale, r, first - large);
        return large + Math.fma(scale, t, lost);
    }

    static float remainder(float x) {
        float n = Math.fma(x, LOG2_E_F, SHIFT_F) - SHIFT_F;
        return Math.fma(n, -LN2_LOW_F, Math.fma(n, -LN2_HIGH_F, x));
    }

    static float rest(float x, float r) {
        float n = Math.fma(x, LOG2_E_F, SHIFT_F) - SHIFT_F;
        float lost = Math.fma(n, -LN2_LOW_F, Math.fma(n, -LN2_HIGH_F, x) - r);
        float q = Math.fma(r, F7, F6);
        q = Math.fma(q, r, F5);
        q = Math.fma(q, r, F4);
        q = Math.fma(q, r, F3);
        q = Math.fma(q, r, F2);
        return Math.fma(r * r, q, lost);
    }

    static FloatVector remainder(FloatVector x) {
        FloatVector n = x.lanewise(FMA, LOG2_E_F, SHIFT_F).sub(SHIFT_F);
        return n.lanewise(FMA, -LN2_LOW_F, n.lanewise(FMA, -LN2_HIGH_F, x));
    }

    static FloatVector rest(FloatVector x, FloatVector r) {
        FloatVector n = x.lanewise(FMA, LOG2_E_F, SHIFT_F).sub(SHIFT_F);
        FloatVector lost = n.lanewise(FMA, -LN2_LOW_F, n.lanewise(FMA, -LN2_HIGH_F, x).sub(r));
        FloatVector q = r.lanewise(FMA, F7, F6).lanewise(FMA, r, F5).lanewise(FMA, r, F4).lanewise(FMA, r, F3)
                .lanewise(FMA, r, F2);
        return r.mul(r).lanewise(FMA, q, lost);
    }

    static float scale(float x) {
        return Float.intBitsToFloat((Float.floatToRawIntBits(Math.fma(x, LOG2_E_F, SHIFT_F)) << 23) + ONE_F);
    }

    static FloatVector scale(FloatVector x) {
        return x.lanewise(FMA, LOG2_E_F, SHIFT_F).reinterpretAsInts().lanewise(LSHL, 23).add(ONE_F).reinterpretAsFloats();
    }

    static float minusOne(float scale, float r, float t) {
        float first = scale - 1;
        float large = Math.fma(scale, r, first);
        float lost = Math.fma(scale, r, first - large);
        return large + Math.fma(scale, t, lost);
    }
}
