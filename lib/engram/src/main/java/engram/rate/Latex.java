package engram.rate;

import java.util.List;

/** A formula as LaTeX. */
final class Latex {
    private Latex() {}

    static String of(Formula f, String... names) {
        List<Formula> a = f.arguments();
        return switch (f.operation()) {
            case CONSTANT -> number(f.constant());
            case VARIABLE -> f.variable() < names.length ? names[f.variable()] : "x_{" + f.variable() + "}";
            case ADD -> of(a.get(0), names) + " + " + of(a.get(1), names);
            case SUBTRACT -> of(a.get(0), names) + " - " + within(a.get(1), names);
            case MULTIPLY -> within(a.get(0), names) + " \\cdot " + within(a.get(1), names);
            case NEGATE -> f.operation().latex().formatted(within(a.get(0), names));
            case LOG, SIN, COS, TANH -> f.operation().latex()
                    .formatted(a.get(0).operation() == Operation.MULTIPLY ? "\\left(" + of(a.get(0), names) + "\\right)" : within(a.get(0), names));
            case IF_LESS, IF_AT_MOST, IF_EQUAL -> "\\begin{cases} %s & %s \\\\ %s & \\text{else} \\end{cases}".formatted(of(a.get(2), names),
                    f.operation().latex().formatted(of(a.get(0), names), of(a.get(1), names)), of(a.get(3), names));
            default -> f.operation().latex().formatted(a.stream().map(argument -> of(argument, names)).toArray());
        };
    }

    private static String within(Formula f, String... names) {
        boolean bare = switch (f.operation()) {
            case ADD, SUBTRACT, NEGATE, IF_LESS, IF_AT_MOST, IF_EQUAL -> false;
            case CONSTANT -> f.constant() >= 0;
            default -> true;
        };
        return bare ? of(f, names) : "\\left(" + of(f, names) + "\\right)";
    }

    private static String number(double x) {
        if (Double.isNaN(x)) return "\\text{NaN}";
        if (Double.isInfinite(x)) return x > 0 ? "\\infty" : "-\\infty";
        String text = x == Math.rint(x) && Math.abs(x) < 1e9 ? Long.toString((long) x) : Double.toString(x);
        int e = text.indexOf('E');
        return e < 0 ? text : text.substring(0, e) + " \\cdot 10^{" + text.substring(e + 1) + "}";
    }
}
