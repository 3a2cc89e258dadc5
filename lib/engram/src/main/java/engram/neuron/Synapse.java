package engram.neuron;

/** How a neuron acts on another whose membrane potential is V. */
public sealed interface Synapse permits KineticSynapse, ExponentialSynapse {

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
}
