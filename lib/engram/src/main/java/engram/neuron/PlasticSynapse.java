package engram.neuron;

import static engram.argument.Given.given;

/**
 * An exponential synapse whose weight w follows the times of spikes (S. Song, K. D. Miller, L. F. Abbott, Nature Neurosci. 3, 2000): a sender's spike takes
 * from the weight what its receiver's spikes left behind, w ← w − A₋·Σ e^(−Δt/τ₋), and a receiver's spike adds what its sender's left, w ← w + A₊·Σ
 * e^(−Δt/τ₊), always between 0 and the largest weight. Spikes of one step count as simultaneous: neither leaves anything for the other yet.
 *
 * @param synapse      the conductance, whose jump is multiplied by w
 * @param potentiation A₊
 * @param tauPlus      τ₊ in ms
 * @param depression   A₋
 * @param tauMinus     τ₋ in ms
 * @param most         the largest weight
 */
public record PlasticSynapse(ExponentialSynapse synapse, double potentiation, double tauPlus, double depression, double tauMinus, double most)
        implements Synapse {

    /** @throws engram.argument.ArgumentException if a number is negative or not finite, or a time constant or the largest weight not positive */
    public PlasticSynapse {
        given("synapse", synapse);
        Checks.notNegative("The potentiation A₊", potentiation);
        Checks.positive("The time constant τ₊", tauPlus);
        Checks.notNegative("The depression A₋", depression);
        Checks.positive("The time constant τ₋", tauMinus);
        Checks.positive("The largest weight", most);
    }
}
