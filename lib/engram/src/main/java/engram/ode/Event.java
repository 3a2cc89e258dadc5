package engram.ode;

import static engram.argument.Given.given;

/**
 * A crossing that was found.
 *
 * @param crossing number of the {@link Crossing} among those that the run was given, from 0
 * @param time     when
 * @param upward   whether the quantity came up
 * @param state    all variables at this time
 */
public record Event(int crossing, double time, boolean upward, double... state) {

    /** @throws engram.argument.ArgumentException if the state is missing */
    public Event { state = given("state", state).clone(); }

    /** A copy of the state at this time. */
    @Override public double[] state() { return state.clone(); }
}
