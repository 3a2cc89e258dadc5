package engram.neuron;

/**
 * A synapse whose conductance jumps at each presynaptic spike and decays: I = G·(V − E), dG/dt = −G/τ, G grows by its weight times the connection's at
 * the end of the step in which the spike is, or later by the delay. All such synapses onto a neuron with the same E and τ share one G.
 *
 * @param jump in mS/cm²
 * @param E    in mV
 * @param tau  in ms
 */
public record ExponentialSynapse(double jump, double E, double tau) implements Synapse {

    /** @throws engram.argument.ArgumentException if a number is not finite, the jump negative or the time constant not positive */
    public ExponentialSynapse {
        Checks.notNegative("The jump of a synapse", jump);
        Checks.finite("The reversal potential of a synapse", E);
        Checks.positive("The time constant of a synapse", tau);
    }

    /** The conductance that synapses share. */
    record Receptor(double E, double tau) {}

    Receptor receptor() { return new Receptor(E, tau); }
}
