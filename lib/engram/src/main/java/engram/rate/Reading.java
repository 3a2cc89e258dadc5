package engram.rate;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.io.Serializable;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A lambda read back from the code that the compiler has made of it: as a {@link Formula} where it is one, else why not.
 *
 * <p>Read are arithmetic with doubles, the functions of {@link Operation}, conditions and switches, local variables, calls of other methods and lambdas,
 * captured values, entries of arrays, and fields, whose values are those at the time of reading. Everything else is refused: loops, recursion, try, throw,
 * writing, %, other types of number, calls of what is not Java code, and what is too large.
 *
 * <p>In two things a formula differs from the lambda that is simply run, by a few units in the last place:
 * <ul>
 * <li>The functions of Math, such as Math.exp, are read as those of {@code engram.math}.
 * <li>Math.pow with a whole exponent up to 64 is read as products. Other exponents are refused.
 * </ul>
 */
public final class Reading {
    private final Formula formula;
    private final String reason;
    private final int line;

    private Reading(Formula formula, String reason, int line) {
        this.formula = formula;
        this.reason = reason;
        this.line = line;
    }

    /**
     * Reads a lambda, a method reference or an object that takes doubles and returns one.
     *
     * @param function of a type with one abstract method
     * @throws ArgumentException if it is not of such a type
     */
    public static Reading of(Serializable function) {
        if (given("function", function) instanceof Formulated known) return new Reading(given("the formula", known.formula()), "", 0);
        Method method = method(function.getClass());
        var calls = new Calls(function.getClass().getClassLoader());
        try {
            Value[] variables = new Value[method.getParameterCount()];
            Arrays.setAll(variables, k -> new Value.Number(Formula.variable(k), false));
            var doubles = Collections.nCopies(variables.length, ConstantDescs.CD_double);
            Value result = calls.result(function, method.getName(), MethodTypeDesc.of(ConstantDescs.CD_double, doubles), new ArrayList<>(List.of(variables)));
            if (!(result instanceof Value.Number(Formula formula, boolean _))) throw new Unreadable("returns no double");
            return new Reading(formula.parts().getLast(), "", 0);
        } catch (Unreadable refused) {
            return new Reading(null, refused.getMessage(), refused.line());
        }
    }

    private static Method method(Class<?> type) {
        for (Class<?> of : interfaces(type).toList()) {
            var methods = Arrays.stream(of.getMethods()).filter(method -> Modifier.isAbstract(method.getModifiers())).toList();
            if (methods.size() == 1 && methods.getFirst().getReturnType() == double.class && methods.getFirst().getParameterCount() > 0
                    && Arrays.stream(methods.getFirst().getParameterTypes()).allMatch(parameter -> parameter == double.class)) return methods.getFirst();
        }
        throw new ArgumentException("The object %s can't be read as a formula: it must be a lambda, or an object of a type with one method, of doubles."
                .formatted(type.getName()));
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        if (type == null) return Stream.empty();
        return Stream.of(Arrays.stream(type.getInterfaces()).flatMap(of -> Stream.concat(Stream.of(of), interfaces(of))), interfaces(type.getSuperclass()))
                .flatMap(Function.identity());
    }

    /** The formula, where it is one. */
    public Optional<Formula> formula() { return Optional.ofNullable(formula); }

    /** Why it is none, as a sentence, with the line of the cell or file; empty where it is one. */
    public String problem() { return formula != null ? "" : "The lambda%s can't be read: it %s.".formatted(line == 0 ? "" : " in line " + line, reason); }

    /** The line of the source on which it can't be read; 0 where it can, or the line is not known. */
    public int line() { return line; }

    @Override public String toString() { return formula != null ? formula.toString() : problem(); }
}
