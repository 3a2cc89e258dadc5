package engram.rate;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A formula of one or a few variables, as a tree whose equal parts are one: what a lambda that can be read becomes. Immutable. All arithmetic is that of
 * Java's double, and the functions are those of {@code engram.math}.
 */
public final class Formula {
    /** Larger ones are not written out. */
    private static final int MOST = 10_000;

    private final Operation operation;
    private final double constant;
    private final int variable;
    private final List<Formula> arguments;
    private final int hash;
    private final int depth;   // operations that build on each other
    private final double size; // operations, if none were shared
    private Program program; // made when a value is first asked for

    private Formula(Operation operation, double constant, int variable, List<Formula> arguments) {
        this.operation = operation;
        this.constant = constant;
        this.variable = variable;
        this.arguments = arguments;
        this.hash = 31 * (31 * (31 * operation.ordinal() + Double.hashCode(constant)) + variable) + arguments.hashCode();
        this.depth = arguments.stream().mapToInt(of -> of.depth + 1).max().orElse(0);
        this.size = 1 + arguments.stream().mapToDouble(of -> of.size).sum();
    }

    /** A number. */
    public static Formula of(double constant) { return new Formula(Operation.CONSTANT, constant, 0, List.of()); }

    /** An argument, numbered from 0. */
    public static Formula variable(int number) {
        if (number < 0 || number > 9) throw new ArgumentException("A formula has the variables 0 to 9, not " + number + ".");
        return new Formula(Operation.VARIABLE, 0, number, List.of());
    }

    /** An operation on others; a number where all of them are. */
    public static Formula of(Operation operation, Formula... arguments) {
        if (eachGiven("arguments", arguments).length != given("operation", operation).arguments() || arguments.length == 0)
            throw new ArgumentException("%s was given %d arguments, and takes %d.".formatted(operation, arguments.length, operation.arguments()));
        if (arguments.length == 4) return chosen(operation, arguments.clone());
        if (operation == Operation.MULTIPLY && arguments[0].isOne()) return arguments[1];
        if ((operation == Operation.MULTIPLY || operation == Operation.DIVIDE) && arguments[1].isOne()) return arguments[0];
        if (operation == Operation.DIVIDE && arguments[1].isPowerOfTwo()) return of(Operation.MULTIPLY, arguments[0], of(1 / arguments[1].constant));
        for (Formula argument : arguments) if (argument.operation != Operation.CONSTANT) return new Formula(operation, 0, 0, List.of(arguments));
        return of(operation.of(arguments[0].constant, arguments[arguments.length - 1].constant, 0, 0));
    }

    private boolean isOne() { return operation == Operation.CONSTANT && constant == 1; }

    /** Whether a division by this constant is, to the bit, a multiplication by its inverse. */
    private boolean isPowerOfTwo() {
        return operation == Operation.CONSTANT && Math.abs(constant) >= 0x1p-1000 && Math.abs(constant) <= 0x1p1000
                && (Double.doubleToRawLongBits(constant) & 0x000f_ffff_ffff_ffffL) == 0;
    }

    private static Formula answered(Operation operation, Formula[] of, Formula way, int number) {
        while (way.operation == operation && way.arguments.get(0).equals(of[0]) && way.arguments.get(1).equals(of[1])) way = way.arguments.get(number);
        return way;
    }

    private static Formula chosen(Operation operation, Formula[] of) {
        // within a choice the same question has its answer already
        of[2] = answered(operation, of, of[2], 2);
        of[3] = answered(operation, of, of[3], 3);
        if (of[2].equals(of[3])) return of[2];
        if (of[0].operation == Operation.CONSTANT && of[1].operation == Operation.CONSTANT)
            return operation.of(of[0].constant, of[1].constant, 1, 0) == 1 ? of[2] : of[3];
        return new Formula(operation, 0, 0, List.of(of));
    }

    /** What this node does. */
    public Operation operation() { return operation; }

    /** The number, of a CONSTANT. */
    public double constant() { return constant; }

    /** The number of the argument, of a VARIABLE. */
    public int variable() { return variable; }

    /** What the operation is done on. */
    public List<Formula> arguments() { return arguments; }

    int depth() { return depth; }

    double size() { return size; }

    /** Its value for these variables. */
    public double at(double... variables) {
        if (program == null) program = new Program(this);
        return program.at(given("variables", variables));
    }

    /** How many variables it has: one more than the largest number of one. */
    public int variables() {
        return parts().stream().filter(part -> part.operation == Operation.VARIABLE).mapToInt(part -> part.variable + 1).max().orElse(0);
    }

    /** All parts, each once and after its arguments, this formula last. */
    public List<Formula> parts() {
        var found = new ArrayList<Formula>();
        new Interning().collect(this, found);
        return found;
    }

    /** ∂/∂x of it, by a variable. */
    public Formula derivative(int variable) { return new Derivative(variable).of(this); }

    /** The same formula of other variables: each is replaced by the formula at its place. */
    public Formula with(Formula... variables) { return replaced(eachGiven("variables", variables), new IdentityHashMap<>()); }

    private Formula replaced(Formula[] variables, Map<Formula, Formula> done) {
        Formula known = done.get(this);
        if (known != null) return known;
        Formula result = switch (operation) {
            case CONSTANT -> this;
            case VARIABLE -> variable < variables.length ? variables[variable] : this;
            default -> of(operation, arguments.stream().map(argument -> argument.replaced(variables, done)).toArray(Formula[]::new));
        };
        done.put(this, result);
        return result;
    }

    /** SHA-256 of what it does, in hexadecimal: equal for formulas that compute the same in the same way. */
    public String hash() {
        var text = new StringBuilder();
        var parts = parts();
        var places = new IdentityHashMap<Formula, Integer>();
        for (Formula part : parts) {
            places.put(part, places.size());
            text.append(part.operation).append(' ').append(Double.doubleToRawLongBits(part.constant)).append(' ').append(part.variable);
            for (Formula argument : part.arguments) text.append(' ').append(places.get(argument));
            text.append('\n');
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    /** As LaTeX, with these names for the variables; of a formula of more than ten thousand operations the number of its parts. */
    public String latex(String... names) { 
        eachGiven("names", names);
        return size > MOST ? "\\text{a formula of " + parts().size() + " parts}" : Latex.of(this, names);
    }

    /** The same operation on these arguments. */
    Formula on(List<Formula> others) { return new Formula(operation, constant, variable, List.copyOf(others)); }

    /** Whether the operations are equal, where nothing is known of the arguments but their hashes. */
    boolean isLike(Formula that) {
        return hash == that.hash && operation == that.operation && variable == that.variable && arguments.size() == that.arguments.size()
                && Double.doubleToRawLongBits(constant) == Double.doubleToRawLongBits(that.constant);
    }

    @Override public boolean equals(Object other) {
        if (this == other) return true;
        if (!(other instanceof Formula that) || !isLike(that)) return false;
        if (arguments.isEmpty()) return true;
        var interning = new Interning();
        return interning.collect(this, new ArrayList<>()) == interning.collect(that, new ArrayList<>());
    }

    @Override public int hashCode() { return hash; }

    /** As one would type it, with the variables x, y and so on; of a formula of more than ten thousand operations the number of its parts. */
    @Override public String toString() {
        if (size > MOST) return "a formula of " + parts().size() + " parts";
        return switch (operation) {
            case CONSTANT -> Double.toString(constant);
            case VARIABLE -> "xyzuvwabcd".substring(variable, variable + 1);
            case ADD, SUBTRACT, MULTIPLY, DIVIDE ->
                "(" + arguments.get(0) + " " + "+-*/".charAt(operation.ordinal() - Operation.ADD.ordinal()) + " " + arguments.get(1) + ")";
            case NEGATE -> "-" + arguments.get(0);
            case IF_LESS, IF_AT_MOST, IF_EQUAL -> "(" + arguments.get(0)
                    + (operation == Operation.IF_LESS ? " < " : operation == Operation.IF_EQUAL ? " == " : " <= ") + arguments.get(1) + " ? " + arguments.get(2) + " : " + arguments.get(3) + ")";
            default -> operation.name().toLowerCase(java.util.Locale.ROOT) + arguments.toString().replace('[', '(').replace(']', ')');
        };
    }
}
