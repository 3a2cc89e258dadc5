package engram.math;

import static engram.math.ExpReduction.LN2_HIGH;
import static engram.math.ExpReduction.LN2_HIGH_F;
import static engram.math.ExpReduction.LN2_LOW;
import static engram.math.ExpReduction.LN2_LOW_F;
import static engram.math.ExpReduction.ONE;
import static engram.math.ExpReduction.ONE_F;
import static jdk.incubator.vector.VectorOperators.FMA;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;

/**
 * The reduction and the polynomial behind the logarithm.
 *
 * <p>With x = 2ᵏ(1 + f), √½ ≤ 1 + f &lt; √2, and s = f/(2 + f), so that |s| ≤ 0.172,
 * <pre>   ln x = k·ln 2 + ln(1 + f)
 *    ln(1 + f) = 2·artanh s = 2s + s·R,   R = s²·(L1 + L2·s² + … + L7·s¹²)
 *              = f − (f²/2 − s·(f²/2 + R))</pre>
 * The last line follows from 2s = f − s·f. Its large term f is exact, so that the errors of the small ones hardly
 * count; what k·ln 2 + f loses when it is rounded is found (two-sum) and added to them. The coefficients are those
 * of the polynomial whose largest error, relative to ln(1 + f), is least (Remez's exchange algorithm in 60 digits,
 * then rounded): 2⁻⁵⁹ for the seven of the doubles, 2⁻³⁰ for the three of the floats.
 */
public final class LogReduction {
    /** Coefficients of R, s² … s¹⁴. */
    public static final double L1 = 0x1.5555555555592p-1;
    public static final double L2 = 0x1.999999997fd37p-2;
    public static final double L3 = 0x1.24924941f8d39p-2;
    public static final double L4 = 0x1.c71c5202b1b44p-3;
    public static final double L5 = 0x1.7466405c1210ap-3;
    public static final double L6 = 0x1.39a193329cde7p-3;
    public static final double L7 = 0x1.2f0705acc53f5p-3;

    /** Coefficients of R for floats, s² … s⁶. */
    public static final float L1_F = 0x1.55557ap-1f;
    public static final float L2_F = 0x1.995eb4p-2f;
    public static final float L3_F = 0x1.31e3a6p-2f;

    /** The bits of √½. */
    public static final long ROOT_HALF = 0x3fe6_a09e_667f_3bcdL;
    public static final int ROOT_HALF_F = 0x3f35_04f3;

    /** The bits of 1.5·2⁵² and 1.5·2²³: a whole number added to them becomes part of the number. */
    private static final long SHIFT_BITS = Double.doubleToRawLongBits(ExpReduction.SHIFT);
    private static final int SHIFT_BITS_F = Float.floatToRawIntBits(ExpReduction.SHIFT_F);

    private LogReduction() {
    }

    /** ln(x/2^shift) of a normal number. */
    static double log(double x, int shift) {
        // the exponent of x/√½ is k; without it 1 + f is left
        long bits = Double.doubleToRawLongBits(x);
        long exponent = bits - ROOT_HALF + ONE >>> 52;
        double k = exponent - 1023 - shift;
        double f = Double.longBitsToDouble(bits - (exponent << 52) + ONE) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double p = Math.fma(z, L7, L6);
        p = Math.fma(p, z, L5);
        p = Math.fma(p, z, L4);
        p = Math.fma(p, z, L3);
        p = Math.fma(p, z, L2);
        p = Math.fma(p, z, L1);
        // small = f²/2 − s·(f²/2 + R) − k·LN2_LOW
        double h = 0.5 * f * f;
        double small = h - Math.fma(s, Math.fma(z, p, h), k * LN2_LOW);
        // large + lost = k·LN2_HIGH + f
        double large = Math.fma(k, LN2_HIGH, f);
        double lost = f - Math.fma(k, -LN2_HIGH, large);
        return large + (lost - small);
    }

    /** ln x of normal numbers, in every lane. */
    static DoubleVector log(DoubleVector x) {
        LongVector bits = x.reinterpretAsLongs();
        LongVector exponent = bits.add(ONE - ROOT_HALF).lanewise(LSHR, 52);
        DoubleVector k = exponent.add(SHIFT_BITS).reinterpretAsDoubles().sub(ExpReduction.SHIFT + 1023);
        DoubleVector f = bits.sub(exponent.lanewise(LSHL, 52)).add(ONE).reinterpretAsDoubles().sub(1);
        DoubleVector s = f.div(f.add(2));
        DoubleVector z = s.mul(s);
        DoubleVector p = z.lanewise(FMA, L7, L6).lanewise(FMA, z, L5).lanewise(FMA, z, L4).lanewise(FMA, z, L3)
                .lanewise(FMA, z, L2).lanewise(FMA, z, L1);
        DoubleVector h = f.mul(0.5).mul(f);
        DoubleVector small = h.sub(s.lanewise(FMA, z.lanewise(FMA, p, h), k.mul(LN2_LOW)));
        DoubleVector large = k.lanewise(FMA, LN2_HIGH, f);
        DoubleVector lost = f.sub(k.lanewise(FMA, -LN2_HIGH, large));
        return large.add(lost.sub(small));
    }

    /** ln x of a normal number. */
    static float log(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = bits - ROOT_HALF_F + ONE_F >>> 23;
        float k = exponent - 127;
        float f = Float.intBitsToFloat(bits - (exponent << 23) + ONE_F) - 1;
        float s = f / (2 + f);
        float z = s * s;
        float p = Math.fma(z, L3_F, L2_F);
        p = Math.fma(p, z, L1_F);
        float h = 0.5f * f * f;
        float small = h - Math.fma(s, Math.fma(z, p, h), k * LN2_LOW_F);
        float large = Math.fma(k, LN2_HIGH_F, f);
        float lost = f - Math.fma(k, -LN2_HIGH_F, large);
        return large + (lost - small);
    }

    static FloatVector log(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector exponent = bits.add(ONE_F - ROOT_HALF_F).lanewise(LSHR, 23);
        FloatVector k = exponent.add(SHIFT_BITS_F).reinterpretAsFloats().sub(ExpReduction.SHIFT_F + 127);
        FloatVector f = bits.sub(exponent.lanewise(LSHL, 23)).add(ONE_F).reinterpretAsFloats().sub(1);
        FloatVector s = f.div(f.add(2));
        FloatVector z = s.mul(s);
        FloatVector p = z.lanewise(FMA, L3_F, L2_F).lanewise(FMA, z, L1_F);
        FloatVector h = f.mul(0.5f).mul(f);
        FloatVector small = h.sub(s.lanewise(FMA, z.lanewise(FMA, p, h), k.mul(LN2_LOW_F)));
        FloatVector large = k.lanewise(FMA, LN2_HIGH_F, f);
        FloatVector lost = f.sub(k.lanewise(FMA, -LN2_HIGH_F, large));
        return large.add(lost.sub(small));
    }
}
