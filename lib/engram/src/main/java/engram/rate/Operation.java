package engram.rate;

import engram.math.Cos;
import engram.math.Exp;
import engram.math.Expm1;
import engram.math.Exprelr;
import engram.math.Log;
import engram.math.Logistic;
import engram.math.Sin;
import engram.math.Tanh;

/** What a node of a {@link Formula} does with its arguments. Every one gives the same bits in every way of running it, NaN and signed zeros included. */
public enum Operation {
    /** A number. */
    CONSTANT(0, ""),
    /** An argument of the formula. */
    VARIABLE(0, ""),
    /** a + b. */
    ADD(2, "%s + %s"),
    /** a − b. */
    SUBTRACT(2, "%s - %s"),
    /** a·b. */
    MULTIPLY(2, "%s %s"),
    /** a/b. */
    DIVIDE(2, "\\frac{%s}{%s}"),
    /** The smaller of two; NaN if one is. */
    MIN(2, "\\min(%s, %s)"),
    /** The larger of two; NaN if one is. */
    MAX(2, "\\max(%s, %s)"),
    /** −a. */
    NEGATE(1, "-%s"),
    /** |a|. */
    ABS(1, "\\left|%s\\right|"),
    /** √a. */
    SQRT(1, "\\sqrt{%s}"),
    /** eᵃ. */
    EXP(1, "e^{%s}"),
    /** eᵃ − 1. */
    EXPM1(1, "\\left(e^{%s} - 1\\right)"),
    /** ln a. */
    LOG(1, "\\ln %s"),
    /** sin a. */
    SIN(1, "\\sin %s"),
    /** cos a. */
    COS(1, "\\cos %s"),
    /** tanh a. */
    TANH(1, "\\tanh %s"),
    /** 1/(1 + e^−a). */
    LOGISTIC(1, "\\sigma\\left(%s\\right)"),
    /** a/(eᵃ − 1), 1 at 0. */
    EXPRELR(1, "\\frac{%1$s}{e^{%1$s} - 1}"),
    /** c where a &lt; b, else d. */
    IF_LESS(4, "%s < %s"),
    /** c where a ≤ b, else d. */
    IF_AT_MOST(4, "%s \\le %s"),
    /** c where a = b, else d. */
    IF_EQUAL(4, "%s = %s");

    private final int arguments;
    private final String latex;

    Operation(int arguments, String latex) {
        this.arguments = arguments;
        this.latex = latex;
    }

    /** How many arguments it takes. */
    public int arguments() { return arguments; }

    String latex() { return latex; }

    /** Its value for arguments; those after the ones that it takes are not looked at. */
    double of(double a, double b, double c, double d) {
        return switch (this) {
            case CONSTANT, VARIABLE -> a;
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MIN -> Math.min(a, b);
            case MAX -> Math.max(a, b);
            case NEGATE -> -a;
            case ABS -> Math.abs(a);
            case SQRT -> Math.sqrt(a);
            case EXP -> Exp.of(a);
            case EXPM1 -> Expm1.of(a);
            case LOG -> Log.of(a);
            case SIN -> Sin.of(a);
            case COS -> Cos.of(a);
            case TANH -> Tanh.of(a);
            case LOGISTIC -> Logistic.of(a);
            case EXPRELR -> Exprelr.of(a);
            case IF_LESS -> a < b ? c : d;
            case IF_AT_MOST -> a <= b ? c : d;
            case IF_EQUAL -> a == b ? c : d;
        };
    }
}
