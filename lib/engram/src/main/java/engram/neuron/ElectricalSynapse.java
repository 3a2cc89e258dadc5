package engram.neuron;

/**
 * A gap junction: I = g·w·(V − V_j), V_j the voltage of the other neuron. It acts in one direction; for both, the connections must be symmetric.
 *
 * @param g in mS/cm²
 */
public record ElectricalSynapse(double g) implements Synapse {

    /** @throws engram.argument.ArgumentException if it is negative or not finite */
    public ElectricalSynapse {
        Checks.notNegative("The conductance of a synapse", g);
    }
}
