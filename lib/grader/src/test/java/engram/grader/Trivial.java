package engram.grader;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * An answer without any work: the same number at every place of a right answer's shape, dice, nothing, or an argument handed back.
 *
 * @param name what a reader is told
 * @param body what it does, given a right answer
 */
record Trivial(String name, Body body) {
    private static final int ARGUMENTS = 6;

    /** Makes an answer of the type of a right one. */
    interface Body {
        Object answer(Object right, Object... arguments);
    }

    /** Every kind. */
    static List<Trivial> all() {
        var all = new ArrayList<Trivial>(few());
        for (double number : new double[] {-1, 0.5, 2, Double.POSITIVE_INFINITY, Double.MAX_VALUE, -Double.MAX_VALUE}) {
            all.add(new Trivial("always " + number, (right, _) -> filled(right, () -> number)));
        }
        for (int seed = 2; seed <= 3; seed++) {
            var dice = new Random(seed);
            all.add(new Trivial("dice " + seed, (right, _) -> filled(right, dice::nextGaussian)));
            all.add(new Trivial("spins by dice " + seed, (right, _) -> filled(right, () -> dice.nextBoolean() ? 1 : -1)));
        }
        for (int k = 1; k < ARGUMENTS; k++) {
            all.add(argument(k));
        }
        return all;
    }

    /** The commonest kinds. */
    static List<Trivial> few() {
        var dice = new Random(1);
        return List.of(new Trivial("always 0", (right, _) -> filled(right, () -> 0)), new Trivial("always 1", (right, _) -> filled(right, () -> 1)),
                new Trivial("always NaN", (right, _) -> filled(right, () -> Double.NaN)), new Trivial("dice", (right, _) -> filled(right, dice::nextGaussian)),
                new Trivial("nothing", (right, _) -> right.getClass().isArray() ? sized(right, 0) : filled(right, () -> 0)), argument(0));
    }

    /** Right answers of another shape; what is no array is right. A test must refuse them, and must not fail itself. */
    static List<Trivial> misshapen() {
        return List.of(new Trivial("without the last", (right, _) -> sized(right, -1)), new Trivial("with one more", (right, _) -> sized(right, 1)),
                new Trivial("cut to one", (right, _) -> first(right)),
                new Trivial("with shorter rows", (right, _) -> rows(right, row -> sized(row, -1))),
                new Trivial("with longer rows", (right, _) -> rows(right, row -> sized(row, 1))),
                new Trivial("with empty rows", (right, _) -> rows(right, row -> sized(row, 0))));
    }

    private static Trivial argument(int which) {
        return new Trivial("argument " + which, (right, arguments) -> {
            Object given = which < arguments.length ? arguments[which] : right;
            if (right instanceof Double && given instanceof Integer whole) {
                return whole.doubleValue();
            }
            return given != right && given.getClass() == right.getClass() ? mapped(given, each -> each) : filled(right, () -> 0);
        });
    }

    @Override
    public String toString() {
        return name;
    }

    private static Object filled(Object right, DoubleSupplier number) {
        return mapped(right, each -> switch (each) {
            case Boolean _ -> number.getAsDouble() > 0;
            case String _ -> String.valueOf(number.getAsDouble());
            case Integer _ -> (int) number.getAsDouble();
            case Long _ -> (long) number.getAsDouble();
            default -> number.getAsDouble();
        });
    }

    /** An array of another length: so many more, or none. What is new is as the last. */
    private static Object sized(Object right, int more) {
        if (!right.getClass().isArray()) {
            return right;
        }
        int old = Array.getLength(right);
        Object array = Array.newInstance(right.getClass().componentType(), more == 0 ? 0 : Math.max(0, old + more));
        IntStream.range(0, Array.getLength(array)).filter(_ -> old > 0).forEach(i -> Array.set(array, i, Array.get(right, Math.min(i, old - 1))));
        return array;
    }

    private static Object first(Object right) {
        return right.getClass().isArray() && Array.getLength(right) > 1 ? sized(right, 1 - Array.getLength(right)) : right;
    }

    private static Object rows(Object right, UnaryOperator<Object> changed) {
        if (!right.getClass().isArray()) {
            return right;
        }
        Object array = sized(right, 0);
        if (right.getClass().componentType().isArray()) {
            array = Array.newInstance(right.getClass().componentType(), Array.getLength(right));
            for (int i = 0; i < Array.getLength(right); i++) {
                Array.set(array, i, changed.apply(Array.get(right, i)));
            }
        }
        return array;
    }

    private static Object mapped(Object value, UnaryOperator<Object> each) {
        if (!value.getClass().isArray()) {
            return each.apply(value);
        }
        Object array = Array.newInstance(value.getClass().componentType(), Array.getLength(value));
        IntStream.range(0, Array.getLength(value)).forEach(i -> Array.set(array, i, mapped(Array.get(value, i), each)));
        return array;
    }
}
