package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/**
 * A level that a quantity may cross, upward, downward or both. At the level itself a quantity counts as above.
 *
 * <pre>{@code
 * Crossing.of(0, -20).upward()                              // variable 0 comes up to −20: a spike
 * Crossing.of((t, y) -> y[0] - y[1]).stopping()             // the run ends where two variables are equal
 * }</pre>
 *
 * Crossings are looked for on the curve between the states of two steps, which is a polynomial, at its extrema too: so the quantity may come up
 * and go down again within one step. Their times are those of the curve, to the last bits. A quantity of one's own should bend no more within a
 * step than a polynomial of order 4 can.
 */
public final class Crossing {

    /** A quantity that crosses 0. */
    @FunctionalInterface
    public interface Quantity {

        /**
         * @param t the time
         * @param y the state, not to be changed
         */
        double of(double t, double[] y);
    }

    private static final int NO_VARIABLE = -1;

    private final int variable;
    private final double level;
    private final Quantity quantity;
    private final boolean up, down, stops;

    private Crossing(int variable, double level, Quantity quantity, boolean up, boolean down, boolean stops) {
        this.variable = variable;
        this.level = level;
        this.quantity = quantity;
        this.up = up;
        this.down = down;
        this.stops = stops;
    }

    /**
     * A variable that crosses a level.
     *
     * @param variable its number, 0 or more
     * @param level    in the variable's unit, finite
     */
    public static Crossing of(int variable, double level) {
        if (variable < 0) throw new ArgumentException("There is no variable number " + variable + ": they count from 0.");
        if (!Double.isFinite(level)) throw new ArgumentException("The level is " + level + ": it must be finite.");
        return new Crossing(variable, level, (t, y) -> y[variable] - level, true, true, false);
    }

    /** A quantity that crosses 0. */
    public static Crossing of(Quantity quantity) {
        return new Crossing(NO_VARIABLE, 0, given("quantity", quantity), true, true, false);
    }

    /** The same, upward only. */
    public Crossing upward() { return new Crossing(variable, level, quantity, true, false, stops); }

    /** The same, downward only. */
    public Crossing downward() { return new Crossing(variable, level, quantity, false, true, stops); }

    /** The same, and the run ends at the first. */
    public Crossing stopping() { return new Crossing(variable, level, quantity, up, down, true); }

    boolean stops() { return stops; }

    boolean counts(boolean upward) { return upward ? up : down; }

    /** @throws ArgumentException if the state has no such variable */
    void check(int variables) {
        if (variable >= variables)
            throw new ArgumentException("A crossing is of variable %d, and there are %d, counted from 0.".formatted(variable, variables));
    }

    /**
     * The quantity on the curve.
     *
     * @param theta   0 at the beginning of the step, 1 at its end
     * @param scratch for a state
     */
    double at(Piece piece, double theta, double[] scratch) {
        double value;
        if (variable != NO_VARIABLE) {
            value = piece.value(variable, theta) - level;
        } else {
            piece.state(theta, scratch);
            value = quantity.of(piece.time(theta), scratch);
        }
        if (Double.isNaN(value)) throw new ArgumentException("The quantity of a crossing is NaN at t = " + piece.time(theta) + ".");
        return value;
    }
}
