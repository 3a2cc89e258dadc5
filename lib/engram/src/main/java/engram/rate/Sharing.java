package engram.rate;

import static engram.argument.Given.eachGiven;
import static engram.rate.Operation.ABS;
import static engram.rate.Operation.ADD;
import static engram.rate.Operation.DIVIDE;
import static engram.rate.Operation.EXP;
import static engram.rate.Operation.EXPRELR;
import static engram.rate.Operation.IF_LESS;
import static engram.rate.Operation.LOGISTIC;
import static engram.rate.Operation.MULTIPLY;
import static engram.rate.Operation.NEGATE;
import static engram.rate.Operation.SUBTRACT;

import engram.math.Exp;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Formulas of a variable x that share their exponentials: where the exponents of several are straight lines of the same slope up to its sign, e^(a·x + b) is
 * a multiple of one exponential q, or of 1/q, which is computed once for all of them. This is decided here, in the formulas, so that every way of running
 * them has the same bits.
 *
 * @param shared   the exponentials, formulas of x, which is variable 0
 * @param formulas the same as were given, of x and the exponentials, which are the variables from 1 on
 */
public record Sharing(List<Formula> shared, List<Formula> formulas) {
    /** With a steeper slope, an exponential that is shared could overflow within 1000 units of x. */
    private static final double STEEPEST = 1 / 1.5;

    /** Most exponentials that are shared: a formula has ten variables. */
    private static final int MOST = 9;

    /** Below this size of u the quotient u/(eᵘ − 1) loses digits, and its series 1 − u/2 + u²/12 − u⁴/720 … is cut after three terms. */
    private static final double NEAR = 1e-3;

    /** Straight lines of more operations are not looked for. */
    private static final int LARGEST = 1000;

    /** Exponentials that differ by a larger factor than e to this are not shared: one of them could overflow where the other does not. */
    private static final double FARTHEST = 40;

    private static final Formula X = Formula.variable(0), ONE = Formula.of(1);

    /** Both lists are copied. */
    public Sharing {
        shared = eachGiven("shared", shared);
        formulas = eachGiven("formulas", formulas);
    }

    /** a·x + b. */
    private record Line(double a, double b) {}

    /** q = e^(slope·(x − origin)). */
    private record Base(double slope, double origin) {}

    /**
     * Formulas made to share what they can.
     *
     * @param formulas of variable 0 alone
     */
    public static Sharing of(List<Formula> formulas) {
        return ofLogistics(eachGiven("formulas", formulas).stream().map(formula -> withLogistics(formula, new IdentityHashMap<>())).toList());
    }

    private static Sharing ofLogistics(List<Formula> formulas) {
        List<Line> lines = new ArrayList<>();
        for (Formula formula : formulas)
            for (Formula part : formula.parts()) {
                Line line = exponent(part);
                if (line != null) lines.add(line);
            }
        List<Base> bases = new ArrayList<>();
        for (Line line : lines) {
            double slope = Math.abs(line.a);
            boolean several = lines.stream().filter(other -> Math.abs(other.a) == slope).count() > 1;
            if (several && slope <= STEEPEST && bases.size() < MOST && bases.stream().noneMatch(base -> base.slope == slope))
                bases.add(new Base(slope, -line.b / line.a));
        }
        List<Formula> shared = bases.stream()
                .map(base -> Formula.of(EXP, Formula.of(MULTIPLY, Formula.of(SUBTRACT, X, Formula.of(base.origin)), Formula.of(base.slope)))).toList();
        return new Sharing(shared, formulas.stream().map(formula -> rewritten(formula, bases, new IdentityHashMap<>())).toList());
    }

    /** c/(1 + eᵘ) as c·σ(−u), which is one division less where the exponential is shared and falls. */
    private static Formula withLogistics(Formula f, Map<Formula, Formula> done) {
        Formula known = done.get(f);
        if (known != null) return known;
        Formula[] of = f.arguments().stream().map(argument -> withLogistics(argument, done)).toArray(Formula[]::new);
        Formula exponent = f.operation() == DIVIDE ? exponentBesideOne(of[1]) : null;
        Formula result = of.length == 0 ? f : exponent == null ? Formula.of(f.operation(), of)
                : Formula.of(MULTIPLY, of[0], Formula.of(LOGISTIC, Formula.of(NEGATE, exponent)));
        done.put(f, result);
        return result;
    }

    /** u of 1 + eᵘ; null of anything else. */
    private static Formula exponentBesideOne(Formula sum) {
        if (sum.operation() != ADD) return null;
        Formula first = sum.arguments().get(0), second = sum.arguments().get(1);
        if (first.equals(ONE) && second.operation() == EXP) return second.arguments().getFirst();
        return second.equals(ONE) && first.operation() == EXP ? first.arguments().getFirst() : null;
    }

    /** The straight line of which a part is an exponential; null where it is none, or the line is level. */
    private static Line exponent(Formula part) {
        boolean exponential = part.operation() == EXP || part.operation() == LOGISTIC || part.operation() == EXPRELR;
        Line line = exponential && part.size() < LARGEST ? line(part.arguments().getFirst()) : null;
        return line == null || line.a == 0 || !Double.isFinite(line.b / line.a) ? null : line;
    }

    private static Line line(Formula f) {
        List<Formula> of = f.arguments();
        Line first = of.isEmpty() ? null : line(of.get(0)), second = of.size() == 2 ? line(of.get(1)) : null;
        return switch (f.operation()) {
            case CONSTANT -> new Line(0, f.constant());
            case VARIABLE -> f.variable() == 0 ? new Line(1, 0) : null;
            case NEGATE -> first == null ? null : new Line(-first.a, -first.b);
            case ADD -> first == null || second == null ? null : new Line(first.a + second.a, first.b + second.b);
            case SUBTRACT -> first == null || second == null ? null : new Line(first.a - second.a, first.b - second.b);
            case MULTIPLY -> first == null || second == null || first.a != 0 && second.a != 0 ? null
                    : first.a == 0 ? new Line(first.b * second.a, first.b * second.b) : new Line(first.a * second.b, first.b * second.b);
            case DIVIDE -> first == null || second == null || second.a != 0 ? null : new Line(first.a / second.b, first.b / second.b);
            default -> null;
        };
    }

    private static Formula rewritten(Formula f, List<Base> bases, Map<Formula, Formula> done) {
        Formula known = done.get(f);
        if (known != null) return known;
        Line line = exponent(f);
        int number = line == null ? -1 : find(line, bases);
        Formula result = number >= 0 ? byShared(f, line, bases.get(number), Formula.variable(1 + number)) : f.arguments().isEmpty() ? f
                : Formula.of(f.operation(), f.arguments().stream().map(argument -> rewritten(argument, bases, done)).toArray(Formula[]::new));
        done.put(f, result);
        return result;
    }

    private static int find(Line line, List<Base> bases) {
        for (int k = 0; k < bases.size(); k++)
            if (bases.get(k).slope == Math.abs(line.a) && Math.abs(line.a * bases.get(k).origin + line.b) <= FARTHEST) return k;
        return -1;
    }

    /** With u = a·x + b and q = e^|u − u(origin)|: eᵘ = e^u(origin)·q where a is positive, and e^u(origin)/q where it is not. */
    private static Formula byShared(Formula f, Line line, Base base, Formula q) {
        boolean rising = line.a > 0;
        double atOrigin = line.a * base.origin + line.b;
        // p = eᵘ where u rises, e⁻ᵘ where it falls
        Formula p = Formula.of(MULTIPLY, q, Formula.of(Exp.of(rising ? atOrigin : -atOrigin)));
        Formula u = Formula.of(MULTIPLY, Formula.of(SUBTRACT, X, Formula.of(-line.b / line.a)), Formula.of(line.a));
        return switch (f.operation()) {
            case EXP -> rising ? p : Formula.of(DIVIDE, ONE, p);
            // 1/(1 + e⁻ᵘ)
            case LOGISTIC -> Formula.of(DIVIDE, rising ? p : ONE, Formula.of(ADD, ONE, p));
            // u/(eᵘ − 1) = u/(p − 1), or u·p/(1 − p)
            case EXPRELR -> Formula.of(IF_LESS, Formula.of(ABS, u), Formula.of(NEAR), near(u), rising ? Formula.of(DIVIDE, u, Formula.of(SUBTRACT, p, ONE))
                    : Formula.of(DIVIDE, Formula.of(MULTIPLY, u, p), Formula.of(SUBTRACT, ONE, p)));
            default -> throw new AssertionError(f.operation());
        };
    }

    private static Formula near(Formula u) {
        return Formula.of(ADD, ONE, Formula.of(MULTIPLY, u, Formula.of(ADD, Formula.of(MULTIPLY, u, Formula.of(1. / 12)), Formula.of(-.5))));
    }
}
