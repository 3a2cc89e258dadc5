package engram.rate;

import java.util.List;
import java.util.Map;

/** The elementary functions, by the names under which Java code calls them. */
final class Functions {
    /** Whole powers up to this are products. */
    private static final int HIGHEST = 64;

    private static final Map<String, Operation> OF_MATH = Map.ofEntries(Map.entry("exp", Operation.EXP), Map.entry("expm1", Operation.EXPM1),
            Map.entry("log", Operation.LOG), Map.entry("sin", Operation.SIN), Map.entry("cos", Operation.COS), Map.entry("tanh", Operation.TANH),
            Map.entry("sqrt", Operation.SQRT), Map.entry("abs", Operation.ABS), Map.entry("min", Operation.MIN), Map.entry("max", Operation.MAX));

    private static final Map<String, Operation> OF_ENGRAM = Map.of("Exp", Operation.EXP, "Expm1", Operation.EXPM1, "Log", Operation.LOG, "Sin", Operation.SIN,
            "Cos", Operation.COS, "Tanh", Operation.TANH, "Logistic", Operation.LOGISTIC, "Exprelr", Operation.EXPRELR);

    private Functions() {}

    /** The function of these arguments; null where it is none of them. */
    static Formula of(String owner, String name, List<Value> arguments) {
        boolean javas = owner.equals("java/lang/Math") || owner.equals("java/lang/StrictMath");
        Operation operation = javas ? OF_MATH.get(name)
                : owner.startsWith("engram/math/") && name.equals("of") ? OF_ENGRAM.get(owner.substring("engram/math/".length())) : null;
        if (operation == null && !javas) return null;
        Formula[] numbers = new Formula[arguments.size()];
        for (int k = 0; k < numbers.length; k++) {
            if (!(arguments.get(k) instanceof Value.Number(Formula number, boolean isInt)) || isInt) throw new Unreadable("calls " + name + " of something that is no double");
            numbers[k] = number;
        }
        if (operation != null) return Formula.of(operation, numbers);
        if (name.equals("pow")) return power(numbers[0], numbers[1]);
        throw new Unreadable("calls Math." + name + ", which has no formula here: use exp, expm1, log, sqrt, sin, cos, tanh, abs, min, max, or pow with a whole exponent");
    }

    /** xⁿ as products, by squaring. */
    private static Formula power(Formula x, Formula exponent) {
        if (exponent.operation() != Operation.CONSTANT) throw new Unreadable("has a power whose exponent is no number: use exp and log");
        double n = exponent.constant();
        if (x.operation() == Operation.CONSTANT) return Formula.of(Math.pow(x.constant(), n));
        if (n != Math.rint(n) || Math.abs(n) > HIGHEST) throw new Unreadable("has a power whose exponent is " + n + ": only whole ones are read; use exp and log, or sqrt");
        if (n < 0) return Formula.of(Operation.DIVIDE, Formula.of(1), power(x, Formula.of(-n)));
        if (n == 0) return Formula.of(1);
        if (n == 1) return x;
        Formula half = power(x, Formula.of(Math.floor(n / 2))), square = Formula.of(Operation.MULTIPLY, half, half);
        return n % 2 == 0 ? square : Formula.of(Operation.MULTIPLY, square, x);
    }
}
