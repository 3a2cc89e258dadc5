package engram.neuron;

import static engram.argument.Given.given;

import java.util.List;

/**
 * An ion channel: I = g·x₁^p₁·x₂^p₂·…·(V − E), x the gates. A record with g and E and its gates is one.
 */
public interface Channel {

    /** By which its gates and parameters are called, such as Na in Na.m and Na.g. */
    default String name() { return getClass().getSimpleName(); }

    /** The largest conductance, in mS/cm². */
    double g();

    /** The reversal potential, in mV. */
    double E();

    /** Its gates, none for a leak. */
    List<Gate> gates();

    /**
     * One of them.
     *
     * @throws engram.argument.ArgumentException if there is none of that name
     */
    default Gate gate(String name) { return Gate.named(given("name", name), this); }

    /** Whether its current brings calcium into the cell. */
    default boolean carriesCalcium() { return false; }
}
