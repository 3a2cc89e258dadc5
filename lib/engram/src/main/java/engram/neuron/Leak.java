package engram.neuron;

import static engram.argument.Given.given;

import java.util.List;

/**
 * A conductance without gates: I = g·(V − E).
 *
 * @param name by which it is called, such as L or KL
 * @param g    in mS/cm²
 * @param E    in mV
 */
public record Leak(String name, double g, double E) implements Channel {

    /** @throws engram.argument.ArgumentException if the name is null */
    public Leak {
        given("name", name);
    }

    /** The usual leak, called L. */
    public Leak(double g, double E) { this("L", g, E); }

    @Override public List<Gate> gates() { return List.of(); }
}
