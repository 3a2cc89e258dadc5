package engram.rate;

import static engram.rate.Operation.ABS;
import static engram.rate.Operation.ADD;
import static engram.rate.Operation.COS;
import static engram.rate.Operation.DIVIDE;
import static engram.rate.Operation.EXP;
import static engram.rate.Operation.EXPM1;
import static engram.rate.Operation.IF_AT_MOST;
import static engram.rate.Operation.IF_LESS;
import static engram.rate.Operation.MULTIPLY;
import static engram.rate.Operation.NEGATE;
import static engram.rate.Operation.SIN;
import static engram.rate.Operation.SUBTRACT;

import java.util.IdentityHashMap;
import java.util.Map;

/** The derivative of a formula by one of its variables. Where a formula has a kink or a jump, it is the derivative of one of the sides. */
final class Derivative {
    private static final Formula ZERO = Formula.of(0), ONE = Formula.of(1);

    /** Below this |x| the derivative of x/(eˣ − 1) is computed by its series, which is cut after x⁵. */
    private static final double NEAR = 0.02;

    private final int variable;
    private final Map<Formula, Formula> done = new IdentityHashMap<>();

    Derivative(int variable) { this.variable = variable; }

    Formula of(Formula f) {
        Formula known = done.get(f);
        if (known == null) done.put(f, known = derive(f));
        return known;
    }

    private Formula derive(Formula f) {
        Formula a = argument(f, 0), b = argument(f, 1);
        return switch (f.operation()) {
            case CONSTANT -> ZERO;
            case VARIABLE -> f.variable() == variable ? ONE : ZERO;
            case ADD -> add(of(a), of(b));
            case SUBTRACT -> subtract(of(a), of(b));
            case MULTIPLY -> add(multiply(of(a), b), multiply(a, of(b)));
            // (a' − f·b')/b
            case DIVIDE -> divide(subtract(of(a), multiply(f, of(b))), b);
            case MIN -> Formula.of(IF_AT_MOST, a, b, of(a), of(b));
            case MAX -> Formula.of(IF_AT_MOST, b, a, of(a), of(b));
            case IF_LESS, IF_AT_MOST, IF_EQUAL -> Formula.of(f.operation(), a, b, of(argument(f, 2)), of(argument(f, 3)));
            default -> of(a).equals(ZERO) ? ZERO : multiply(outer(f, a), of(a));
        };
    }

    /** df/da of a function f of a alone. */
    private static Formula outer(Formula f, Formula a) {
        return switch (f.operation()) {
            case NEGATE -> Formula.of(-1);
            case ABS -> Formula.of(IF_LESS, a, ZERO, Formula.of(-1), ONE);
            case SQRT -> divide(Formula.of(0.5), f);
            case EXP -> f;
            case EXPM1 -> Formula.of(EXP, a);
            case LOG -> divide(ONE, a);
            case SIN -> Formula.of(COS, a);
            case COS -> Formula.of(NEGATE, Formula.of(SIN, a));
            case TANH -> subtract(ONE, multiply(f, f));
            case LOGISTIC -> multiply(f, Formula.of(Operation.LOGISTIC, Formula.of(NEGATE, a)));
            case EXPRELR -> exprelr(f, a);
            default -> throw new AssertionError(f.operation());
        };
    }

    /** f = a/(eᵃ − 1): f' = (1 − f)/(eᵃ − 1) − f, near 0 −½ + a/6 − a³/180 + a⁵/5040. */
    private static Formula exprelr(Formula f, Formula a) {
        Formula far = subtract(divide(subtract(ONE, f), Formula.of(EXPM1, a)), f), square = multiply(a, a);
        Formula third = add(Formula.of(-1 / 180.0), multiply(square, Formula.of(1 / 5040.0)));
        Formula series = add(Formula.of(-0.5), multiply(a, add(Formula.of(1 / 6.0), multiply(square, third))));
        // far to the right (1 − f)/∞ is 0, and far to the left both terms are finite
        return Formula.of(IF_LESS, Formula.of(ABS, a), Formula.of(NEAR), series, far);
    }

    private static Formula argument(Formula f, int number) { return number < f.arguments().size() ? f.arguments().get(number) : ZERO; }

    private static Formula add(Formula a, Formula b) { return a.equals(ZERO) ? b : b.equals(ZERO) ? a : Formula.of(ADD, a, b); }

    private static Formula subtract(Formula a, Formula b) {
        return b.equals(ZERO) ? a : a.equals(ZERO) ? Formula.of(NEGATE, b) : Formula.of(SUBTRACT, a, b);
    }

    private static Formula multiply(Formula a, Formula b) {
        return a.equals(ZERO) || b.equals(ZERO) ? ZERO : a.equals(ONE) ? b : b.equals(ONE) ? a : Formula.of(MULTIPLY, a, b);
    }

    private static Formula divide(Formula a, Formula b) { return a.equals(ZERO) ? ZERO : Formula.of(DIVIDE, a, b); }
}
