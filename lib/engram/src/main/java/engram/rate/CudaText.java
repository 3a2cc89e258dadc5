package engram.rate;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Formulas as statements of CUDA C, a constant for each part, with the functions of {@code elementary.cuh}: compiled without contraction they have the same
 * bits as in Java. They stand where {@code CAREFUL} says which way is gone, and {@code strange} hears of numbers out of the ordinary. What several formulas of one text have in common is computed once.
 */
public final class CudaText {
    private final Constants constants;
    private final boolean single;
    private final String indent;
    private final StringBuilder statements = new StringBuilder();
    private final Map<String, String> names = new HashMap<>(); // by what is computed
    private final String prefix;

    /**
     * Numbers of a text that stand in constant memory, from which an operation takes them as it takes a register: all whose lower 32 bits are not 0. What is
     * shorter is a part of the operation.
     */
    public static final class Constants {
        private final Map<Double, String> names = new LinkedHashMap<>();

        /** How a number is written where it is used. */
        public String of(double value) {
            boolean isShort = (int) Double.doubleToRawLongBits(value) == 0 || !Double.isFinite(value);
            return isShort ? number(value) : names.computeIfAbsent(value, _ -> "CONSTANTS[" + names.size() + "]");
        }

        /** The declaration of all that were used, a line; nothing where there are none. */
        @Override public String toString() {
            return names.isEmpty() ? "" : "__constant__ double CONSTANTS[%d] = {%s};\n".formatted(names.size(),
                    names.keySet().stream().map(CudaText::number).collect(Collectors.joining(", ")));
        }
    }

    /**
     * A text without statements.
     *
     * @param constants of the text, to which those of the formulas are added
     * @param single whether in float32, with CUDA's functions, in place of float64 with those of {@code engram.math}
     * @param indent stands before each statement
     * @param prefix begins the names of its constants
     */
    public CudaText(Constants constants, boolean single, String indent, String prefix) {
        this.constants = given("constants", constants);
        this.single = single;
        this.indent = given("indent", indent);
        this.prefix = given("prefix", prefix);
    }

    /**
     * Writes the statements that compute a formula, but for those that are there already.
     *
     * @param variables what stands for its variables
     * @return the constant, or number, that is its value
     * @throws ArgumentException if there are fewer than the formula has
     */
    public String value(Formula formula, String... variables) {
        if (eachGiven("variables", variables).length < given("formula", formula).variables())
            throw new ArgumentException("The formula has %d variables, and %d were named.".formatted(formula.variables(), variables.length));
        Map<Formula, String> done = new IdentityHashMap<>();
        List<Formula> parts = formula.parts();
        for (Formula part : parts) {
            Formula divisor = part.operation() == Operation.DIVIDE ? part.arguments().get(1) : null;
            String[] of = part.arguments().stream().map(done::get).toArray(String[]::new);
            done.put(part, switch (part.operation()) {
                case CONSTANT -> single ? single(part.constant()) : constants.of(part.constant());
                case VARIABLE -> variables[part.variable()];
                case DIVIDE -> named(divisor.operation() == Operation.CONSTANT && !single ? over(of[0], divisor.constant(), constants) : quotient(of[0], of[1]));
                default -> named(expression(part.operation(), of));
            });
        }
        return done.get(parts.getLast());
    }

    private String named(String expression) {
        return names.computeIfAbsent(expression, _ -> {
            String name = prefix + names.size();
            statements.append(indent).append(single ? "const float " : "const double ").append(name).append(" = ").append(expression).append(";\n");
            return name;
        });
    }

    private static String expression(Operation operation, String... of) {
        return switch (operation) {
            case CONSTANT, VARIABLE, DIVIDE -> throw new IllegalArgumentException(operation.toString());
            case ADD -> of[0] + " + " + of[1];
            case SUBTRACT -> of[0] + " - " + of[1];
            case MULTIPLY -> of[0] + " * " + of[1];
            case NEGATE -> "-" + of[0];
            case ABS -> "fabs(" + of[0] + ")";
            case SQRT -> "sqrt(" + of[0] + ")";
            case MIN, MAX -> "%s_of(%s, %s)".formatted(operation.name().toLowerCase(Locale.ROOT), of[0], of[1]);
            case EXP, EXPM1, LOG, SIN, COS, TANH, LOGISTIC, EXPRELR -> "%s_of<CAREFUL>(%s, strange)".formatted(operation.name().toLowerCase(Locale.ROOT), of[0]);
            case IF_LESS -> "%s < %s ? %s : %s".formatted((Object[]) of);
            case IF_AT_MOST -> "%s <= %s ? %s : %s".formatted((Object[]) of);
            case IF_EQUAL -> "%s == %s ? %s : %s".formatted((Object[]) of);
        };
    }

    private static String single(double value) {
        return Float.isFinite((float) value) ? "(" + Float.toHexString((float) value) + "f)" : "(float)" + number(value);
    }

    /** a/b as text. */
    public static String quotient(String a, String b) { return "quotient<CAREFUL>(%s, %s, strange)".formatted(a, b); }

    /** x/c as text, for a constant c; where its inverse is out of the ordinary, it is divided as two numbers are. */
    public static String over(String x, double c, Constants constants) {
        given("constants", constants);
        double inverse = 1 / c;
        return Math.abs(c) > 0x1p-900 && Math.abs(c) < 0x1p900 ? "over<CAREFUL>(%s, %s, %s, strange)".formatted(x, constants.of(c), constants.of(inverse))
                : "%s / %s".formatted(x, constants.of(c));
    }

    /** A number to its last bit, in parentheses where it is negative. */
    public static String number(double value) {
        if (Double.isNaN(value)) return "NO_NUMBER";
        if (Double.isInfinite(value)) return value > 0 ? "WITHOUT_END" : "(-WITHOUT_END)";
        String text = value == Math.rint(value) && Math.abs(value) < 1e9 && (value != 0 || 1 / value > 0) ? Long.toString((long) value) + ".0" : Double.toHexString(value);
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    /** All statements so far, a line each. */
    @Override public String toString() { return statements.toString(); }
}
