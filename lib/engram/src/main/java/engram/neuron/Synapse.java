package engram.neuron;

/** How a neuron acts on another whose membrane potential is V. */
public sealed interface Synapse permits KineticSynapse, SlowInhibition, ElectricalSynapse, ExponentialSynapse, PlasticSynapse {

    /**
     * Fast excitation by acetylcholine (Bazhenov and others, Neuron 30, 2001): α = 10, β = .2 /ms, E = 0 mV, and a transmitter of .5 for .3 ms after a spike.
     *
     * @param g in mS/cm², .35 onto projection neurons and .3 onto local neurons of the locust
     */
    static KineticSynapse acetylcholine(double g) { return new KineticSynapse(g, 0, 10, .2, new KineticSynapse.Pulse(.5, .3)); }

    /**
     * Fast inhibition by GABA_A (Bazhenov and others, 2001): α = 10, β = .16 /ms, E = −70 mV, and a transmitter that follows the presynaptic voltage,
     * 1/(1 + e^(−(V + 20)/1.5)).
     *
     * @param g in mS/cm², .8 in the locust
     */
    static KineticSynapse gabaA(double g) { return new KineticSynapse(g, -70, 10, .16, new KineticSynapse.ByVoltage(-20, 1.5)); }

    /**
     * Slow inhibition by GABA_B (Bazhenov and others, 2001): K₁ = .5, K₂ = .0012, K₃ = .1, K₄ = .034 /ms, K = 100 µM⁴, E = −95 mV, and a transmitter of .5
     * for .3 ms after a spike.
     *
     * @param g in mS/cm²
     */
    static SlowInhibition gabaB(double g) { return new SlowInhibition(g, -95, .5, .0012, .1, .034, 100, new KineticSynapse.Pulse(.5, .3)); }
}
