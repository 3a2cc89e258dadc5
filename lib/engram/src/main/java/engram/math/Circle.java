package engram.math;

import static jdk.incubator.vector.VectorOperators.AND_NOT;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * The reduction and the polynomials behind sine and cosine.
 *
 * <p>With k the whole number next to x/(π/2) and r = x − k·π/2, so that |r| ≤ π/4,
 * <pre>   sin r = r + r³·(S3 + S5·r² + … + S13·r¹⁰)
 *    cos r = 1 − r²/2 + r⁴·(K4 + K6·r² + … + K14·r¹⁰)</pre>
 * For k = 0, 1, 2, 3 (modulo 4), sin x is sin r, cos r, −sin r, −cos r, and cos x is what sin x is for k + 1. Both
 * polynomials are worked out, and two bits of k choose one of them and its sign, without a branch. π/2 is
 * subtracted in three parts (Cody and Waite); the first step is exact in one fma, since k has at most 16 bits for x
 * &lt; {@link #LIMIT}. The coefficients are those of the polynomials whose largest errors, relative to sin r and
 * cos r, are least (Remez's exchange algorithm in 60 digits, then rounded): 2⁻⁵⁷ and 2⁻⁶³ for the doubles, 2⁻²⁷ and
 * 2⁻³³ for the floats, which stop at r⁷ and r⁸.
 */
public final class Circle {
    /** From this size of x on, {@link StrictMath} reduces it, with as many digits of π as it takes. */
    public static final double LIMIT = 1e5;
    /** 2/π. */
    public static final double QUARTERS = 0x1.45f306dc9c883p-1;
    /** π/2 in three parts, each the double next to what the others leave. */
    public static final double HALF_PI_1 = 0x1.921fb54442d18p0;
    public static final double HALF_PI_2 = 0x1.1a62633145c07p-54;
    public static final double HALF_PI_3 = -0x1.f1976b7ed8fbcp-110;

    /** Coefficients of the sine, r³ … r¹³. */
    public static final double S3 = -0x1.5555555555548p-3;
    public static final double S5 = 0x1.111111110f7cap-7;
    public static final double S7 = -0x1.a01a019bfd180p-13;
    public static final double S9 = 0x1.71de3567124fcp-19;
    public static final double S11 = -0x1.ae5e59f58b5e2p-26;
    public static final double S13 = 0x1.5d8fa31c278d8p-33;

    /** Coefficients of the cosine, r⁴ … r¹⁴. */
    public static final double K4 = 0x1.555555555554bp-5;
    public static final double K6 = -0x1.6c16c16c14f8ap-10;
    public static final double K8 = 0x1.a01a019c8390fp-16;
    public static final double K10 = -0x1.27e4f7ea37964p-22;
    public static final double K12 = 0x1.1ee9d75291b13p-29;
    public static final double K14 = -0x1.8fa465ee99662p-37;

    /** The same for floats. */
    public static final float LIMIT_F = 1e5f;
    public static final float QUARTERS_F = 0x1.45f306p-1f;
    public static final float HALF_PI_1_F = 0x1.921fb6p0f;
    public static final float HALF_PI_2_F = -0x1.777a5cp-25f;
    public static final float HALF_PI_3_F = -0x1.ee59dap-50f;
    public static final float S3_F = -0x1.555546p-3f;
    public static final float S5_F = 0x1.11073ap-7f;
    public static final float S7_F = -0x1.994388p-13f;
    public static final float K4_F = 0x1.55554ap-5f;
    public static final float K6_F = -0x1.6c0c32p-10f;
    public static final float K8_F = 0x1.99eb4ap-16f;

    private Circle() {
    }

    /** sin(x + quarters·π/2) for 0 ≤ x &lt; LIMIT. */
    static double sine(double x, int quarters) {
        // k = round(x / (π/2)),  r = x − k·π/2
        double shifted = Math.fma(x, QUARTERS, ExpReduction.SHIFT);
        double k = shifted - ExpReduction.SHIFT;
        double r = Math.fma(k, -HALF_PI_3, Math.fma(k, -HALF_PI_2, Math.fma(k, -HALF_PI_1, x)));
        double z = r * r;
        // sin r = r + r³·S(r²)
        double s = Math.fma(z, S13, S11);
        s = Math.fma(s, z, S9);
        s = Math.fma(s, z, S7);
        s = Math.fma(s, z, S5);
        s = Math.fma(s, z, S3);
        s = Math.fma(r * z, s, r);
        // cos r = 1 − r²/2 + r⁴·K(r²)
        double c = Math.fma(z, K14, K12);
        c = Math.fma(c, z, K10);
        c = Math.fma(c, z, K8);
        c = Math.fma(c, z, K6);
        c = Math.fma(c, z, K4);
        c = Math.fma(z * z, c, Math.fma(z, -0.5, 1));
        // k's lowest bit, spread over the number, chooses between sin r and cos r; the next one is the sign
        long turn = Double.doubleToRawLongBits(shifted) + quarters;
        long even = (turn & 1) - 1;
        long chosen = (Double.doubleToRawLongBits(s) & even) | (Double.doubleToRawLongBits(c) & ~even);
        return Double.longBitsToDouble(chosen ^ (turn & 2) << 62);
    }

    /** The same in every lane. */
    static DoubleVector sine(DoubleVector x, int quarters) {
        DoubleVector shifted = x.lanewise(FMA, QUARTERS, ExpReduction.SHIFT);
        DoubleVector k = shifted.sub(ExpReduction.SHIFT);
        DoubleVector r = k.lanewise(FMA, -HALF_PI_3, k.lanewise(FMA, -HALF_PI_2, k.lanewise(FMA, -HALF_PI_1, x)));
        DoubleVector z = r.mul(r);
        DoubleVector s = z.lanewise(FMA, S13, S11).lanewise(FMA, z, S9).lanewise(FMA, z, S7).lanewise(FMA, z, S5)
                .lanewise(FMA, z, S3);
        LongVector sine = r.mul(z).lanewise(FMA, s, r).reinterpretAsLongs();
        DoubleVector c = z.lanewise(FMA, K14, K12).lanewise(FMA, z, K10).lanewise(FMA, z, K8).lanewise(FMA, z, K6)
                .lanewise(FMA, z, K4);
        LongVector cosine = z.mul(z).lanewise(FMA, c, z.lanewise(FMA, -0.5, 1)).reinterpretAsLongs();
        LongVector turn = shifted.reinterpretAsLongs().add(quarters);
        LongVector even = turn.and(1).sub(1);
        LongVector chosen = sine.and(even).or(cosine.lanewise(AND_NOT, even));
        return chosen.lanewise(XOR, turn.and(2).lanewise(LSHL, 62)).reinterpretAsDoubles();
    }

    static float sine(float x, int quarters) {
        float shifted = Math.fma(x, QUARTERS_F, ExpReduction.SHIFT_F);
        float k = shifted - ExpReduction.SHIFT_F;
        float r = Math.fma(k, -HALF_PI_3_F, Math.fma(k, -HALF_PI_2_F, Math.fma(k, -HALF_PI_1_F, x)));
        float z = r * r;
        float s = Math.fma(z, S7_F, S5_F);
        s = Math.fma(s, z, S3_F);
        s = Math.fma(r * z, s, r);
        float c = Math.fma(z, K8_F, K6_F);
        c = Math.fma(c, z, K4_F);
        c = Math.fma(z * z, c, Math.fma(z, -0.5f, 1));
        int turn = Float.floatToRawIntBits(shifted) + quarters;
        int even = (turn & 1) - 1;
        int chosen = (Float.floatToRawIntBits(s) & even) | (Float.floatToRawIntBits(c) & ~even);
        return Float.intBitsToFloat(chosen ^ (turn & 2) << 30);
    }

    static FloatVector sine(FloatVector x, int quarters) {
        FloatVector shifted = x.lanewise(FMA, QUARTERS_F, ExpReduction.SHIFT_F);
        FloatVector k = shifted.sub(ExpReduction.SHIFT_F);
        FloatVector r = k.lanewise(FMA, -HALF_PI_3_F, k.lanewise(FMA, -HALF_PI_2_F, k.lanewise(FMA, -HALF_PI_1_F, x)));
        FloatVector z = r.mul(r);
        FloatVector s = z.lanewise(FMA, S7_F, S5_F).lanewise(FMA, z, S3_F);
        IntVector sine = r.mul(z).lanewise(FMA, s, r).reinterpretAsInts();
        FloatVector c = z.lanewise(FMA, K8_F, K6_F).lanewise(FMA, z, K4_F);
        IntVector cosine = z.mul(z).lanewise(FMA, c, z.lanewise(FMA, -0.5f, 1)).reinterpretAsInts();
        IntVector turn = shifted.reinterpretAsInts().add(quarters);
        IntVector even = turn.and(1).sub(1);
        IntVector chosen = sine.and(even).or(cosine.lanewise(AND_NOT, even));
        return chosen.lanewise(XOR, turn.and(2).lanewise(LSHL, 30)).reinterpretAsFloats();
    }
}
