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
    static Value of(String owner, String name, List<Value> arguments) {
        if (owner.equals("java.lang.Double") && arguments.size() == 1 && arguments.getFirst() instanceof Value.Number number)
            return name.equals("valueOf") ? number : question(name, number.formula());
        boolean boxes = (owner.equals("java.lang.Integer") || owner.equals("java.lang.Boolean")) && name.equals("valueOf");
        if (boxes && arguments.getFirst() instanceof Value.Number number) return number;
        if (owner.equals("java.util.Objects") && name.equals("requireNonNull") && arguments.size() == 1 && !arguments.getFirst().equals(new Value.Known(null)))
            return arguments.getFirst(); // stands before method references
        boolean javas = owner.equals("java.lang.Math") || owner.equals("java.lang.StrictMath");
        Operation operation = javas ? OF_MATH.get(name)
                : owner.startsWith("engram.math.") && name.equals("of") ? OF_ENGRAM.get(owner.substring("engram.math.".length())) : null;
        return operation == null && !javas ? null : new Value.Number(ofNumbers(operation, name, numbers(name, arguments)), false);
    }

    private static Formula[] numbers(String name, List<Value> arguments) {
        Formula[] numbers = new Formula[arguments.size()];
        for (int k = 0; k < numbers.length; k++) {
            if (!(arguments.get(k) instanceof Value.Number(Formula number, boolean isInt)) || isInt)
                throw new Unreadable("calls " + name + " of something that is no double");
            numbers[k] = number;
        }
        return numbers;
    }

    private static Formula ofNumbers(Operation operation, String name, Formula... numbers) {
        if (operation != null) return Formula.of(operation, numbers);
        return switch (name) {
            case "pow" -> power(numbers[0], numbers[1]);
            case "clamp" -> clamp(numbers[0], numbers[1], numbers[2]);
            default -> throw new Unreadable("calls Math." + name
                    + ", which has no formula here: use exp, expm1, log, sqrt, sin, cos, tanh, abs, min, max, clamp, or pow with a whole exponent");
        };
    }

    private static Formula clamp(Formula x, Formula low, Formula high) {
        if (low.operation() != Operation.CONSTANT || high.operation() != Operation.CONSTANT || !(Double.compare(low.constant(), high.constant()) <= 0)
                || Double.isNaN(high.constant())) throw new Unreadable("calls clamp with limits that are no numbers, or the lower one of which is the higher");
        return Formula.of(Operation.MIN, high, Formula.of(Operation.MAX, x, low));
    }

    /** isNaN, isInfinite or isFinite; null for any other name. */
    private static Value question(String name, Formula x) {
        Formula yes = Formula.of(1), no = Formula.of(0), size = Formula.of(Operation.ABS, x), infinity = Formula.of(Double.POSITIVE_INFINITY);
        return switch (name) {
            case "isNaN" -> new Value.Number(Formula.of(Operation.IF_EQUAL, x, x, no, yes), true);
            case "isInfinite" -> new Value.Number(Formula.of(Operation.IF_EQUAL, size, infinity, yes, no), true);
            case "isFinite" -> new Value.Number(Formula.of(Operation.IF_LESS, size, infinity, yes, no), true);
            default -> null;
        };
    }

    /** A method of a number that is an object. */
    static Value ofBoxed(Value.Number number, String name, List<Value> arguments) {
        Value answer = number.isInt() || !arguments.isEmpty() ? null : question(name, number.formula());
        if (answer != null) return answer;
        List<String> ofInts = List.of("intValue", "booleanValue", "charValue", "byteValue", "shortValue");
        boolean same = name.equals("doubleValue") || number.isInt() && ofInts.contains(name);
        if (!same) throw new Unreadable("calls " + name + " of a number");
        return new Value.Number(number.formula(), number.isInt() && !name.equals("doubleValue"));
    }

    /** xⁿ as products, by squaring. */
    private static Formula power(Formula x, Formula exponent) {
        if (exponent.operation() != Operation.CONSTANT) throw new Unreadable("has a power whose exponent is no number: use exp and log");
        double n = exponent.constant();
        if (x.operation() == Operation.CONSTANT) return Formula.of(Math.pow(x.constant(), n));
        if (n != Math.rint(n) || Math.abs(n) > HIGHEST)
            throw new Unreadable("has a power whose exponent is %s: only whole ones up to %d are read; use exp and log, or sqrt".formatted(n, HIGHEST));
        if (n < 0) return Formula.of(Operation.DIVIDE, Formula.of(1), power(x, Formula.of(-n)));
        if (n == 0) return Formula.of(1);
        if (n == 1) return x;
        Formula half = power(x, Formula.of(Math.floor(n / 2))), square = Formula.of(Operation.MULTIPLY, half, half);
        return n % 2 == 0 ? square : Formula.of(Operation.MULTIPLY, square, x);
    }
}
