package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.Map;

/** Checks of numbers that several classes of this room share, and what they call the same time. */
final class Checks {
    /** Times closer than this, in ms, are the same: a multiple of a step is rounded. */
    static final double SAME = 1e-9;

    private Checks() {}

    /** @throws ArgumentException if it is not */
    static double finite(String what, double value) {
        if (!Double.isFinite(value)) throw new ArgumentException(what + " is " + value + ": it must be finite.");
        return value;
    }

    /** @throws ArgumentException if it is not, or not finite */
    static double positive(String what, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) throw new ArgumentException(what + " is " + value + ": it must be positive.");
        return value;
    }

    /** @throws ArgumentException if it is not, or not finite */
    static double notNegative(String what, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) throw new ArgumentException(what + " is " + value + ": it must be 0 or more.");
        return value;
    }

    /** @throws ArgumentException if a variable can't start there: V must be finite, calcium not negative, and a gate from 0 to 1 */
    static void start(String variable, double value) {
        String what = "The start value of " + variable;
        if (variable.equals(Neuron.VOLTAGE)) finite(what, value);
        else if (variable.equals(Neuron.CALCIUM)) notNegative(what, value);
        else if (!(value >= 0 && value <= 1)) throw new ArgumentException(what + " is " + value + ": it must be from 0 to 1.");
    }

    /** @throws ArgumentException if an array has not so many places from one on */
    static void places(double[] numbers, int at, int count) {
        if (at < 0 || count < 0 || at > given("the array", numbers).length - count)
            throw new ArgumentException("%d places from %d on do not lie within an array of %d.".formatted(count, at, numbers.length));
    }

    /**
     * A copy of a map of names to values.
     *
     * @throws ArgumentException if a name or value is null or, as a caller without generic types may have it, of another type
     */
    static <V> Map<String, V> map(String what, Map<String, V> map, Class<V> type) {
        for (Map.Entry<?, ?> entry : given(what, map).entrySet()) {
            given("a name of " + what, entry.getKey());
            if (!type.isInstance(given(what + " of " + entry.getKey(), entry.getValue())))
                throw new ArgumentException(what + " of " + entry.getKey() + " is of another type than " + type.getSimpleName() + ".");
        }
        return Map.copyOf(map);
    }
}
