package engram.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers beside an axis. */
final class Label {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Label() {}

    /**
     * Writes a tick's number without needless digits.
     *
     * @param value the number
     * @param step  digits below a thousandth of this are rounding errors
     */
    static String of(double value, double step) {
        int decimals = 3 - (int) Math.floor(Math.log10(step));
        var exact = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).stripTrailingZeros();
        if (exact.signum() == 0) {
            return "0";
        }
        int exponent = exact.precision() - exact.scale() - 1;
        boolean plain = exponent >= -4 && exponent <= 5;
        String text = plain ? exact.toPlainString() : scientific(exact, exponent);
        return text.replace('-', '−');
    }

    private static String scientific(BigDecimal number, int exponent) {
        String mantissa = number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        var power = new StringBuilder(exponent < 0 ? "⁻" : "");
        String.valueOf(Math.abs(exponent)).chars().forEach(digit -> power.append(SUPERSCRIPTS.charAt(digit - '0')));
        return switch (mantissa) {
            case "1" -> "10" + power;
            case "-1" -> "-10" + power;
            default -> mantissa + "×10" + power;
        };
    }

    /** Writes a power of ten. */
    static String ofPower(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(6));
        return of(rounded.doubleValue(), rounded.doubleValue());
    }
}
