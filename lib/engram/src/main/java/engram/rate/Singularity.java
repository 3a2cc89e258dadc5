package engram.rate;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.ArrayList;
import java.util.List;

/**
 * A place where a formula of one variable divides by 0 and has no finite value, such as x = 0 in x/(eˣ − 1).
 *
 * @param x           where
 * @param denominator the formula that is 0 there
 */
public record Singularity(double x, Formula denominator) {
    private static final int POINTS = 1000;

    /** @throws ArgumentException if x is not a number, or there is no denominator */
    public Singularity {
        given("denominator", denominator);
        if (Double.isNaN(x)) throw new ArgumentException("A singularity lies at a number, not at NaN.");
    }

    /**
     * Looks for them: where a denominator changes its sign, or is 0 on one of {@value #POINTS} points.
     *
     * @param formula of variable 0 alone
     * @param from    the lowest x
     * @param to      the highest
     */
    public static List<Singularity> of(Formula formula, double from, double to) {
        given("formula", formula);
        if (!(from < to) || Double.isInfinite(from) || Double.isInfinite(to))
            throw new ArgumentException("Singularities can't be looked for from %s to %s: give two finite numbers, the lower one first.".formatted(from, to));
        var found = new ArrayList<Singularity>();
        for (Formula part : formula.parts()) {
            if (part.operation() != Operation.DIVIDE) continue;
            Formula denominator = part.arguments().get(1);
            if (denominator.operation() == Operation.CONSTANT) continue;
            double before = denominator.at(from), low = from;
            for (int k = 1; k <= POINTS; k++) {
                double high = from + (to - from) * k / POINTS, after = denominator.at(high);
                if (before == 0) add(found, formula, denominator, low);
                else if (before * after < 0) add(found, formula, denominator, root(denominator, low, high));
                before = after;
                low = high;
            }
            if (before == 0) add(found, formula, denominator, low);
        }
        return List.copyOf(found);
    }

    private static void add(List<Singularity> found, Formula formula, Formula denominator, double x) {
        boolean isOne = denominator.at(x) == 0 && !Double.isFinite(formula.at(x));
        if (isOne && found.stream().noneMatch(one -> one.x == x)) found.add(new Singularity(x, denominator));
    }

    /** Where a formula is 0, or where it changes its sign from one double to the next. */
    private static double root(Formula formula, double low, double high) {
        double sign = formula.at(low);
        while (true) {
            double middle = low + (high - low) / 2, value = formula.at(middle);
            if (value == 0 || middle <= low || middle >= high) return middle;
            if (value * sign > 0) low = middle;
            else high = middle;
        }
    }
}
