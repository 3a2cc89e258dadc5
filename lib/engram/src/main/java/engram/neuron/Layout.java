package engram.neuron;

import java.util.List;

/**
 * What a part of a network, which is stepped as a whole, holds in one array of numbers: slices of populations, then the shared states of kinetic
 * synapses.
 *
 * @param slices      of neurons
 * @param states      of kinetic synapses
 * @param projections that join neurons of this part within a step
 * @param size        numbers in all
 */
record Layout(List<Slice> slices, List<Opening> states, List<Projected> projections, int size) {

    /**
     * O of the synapses of a population that have the same kinetics and delay, a number for each sending neuron.
     *
     * @param kinetics what they have in common
     * @param delay    in ms
     * @param sender   the slice of the senders, which is the whole population
     * @param at       where the first O lies; there are as many places as for a variable of the senders
     */
    record Opening(KineticSynapse.Kinetics kinetics, double delay, Slice sender, int at) {}

    /**
     * Kinetic synapses from one population to another.
     *
     * @param synapse  g and E
     * @param from     their states
     * @param receiver the slice of the receivers, which is the whole population
     * @param sums     Σ_j w_ij·O_j
     */
    record Projected(KineticSynapse synapse, Opening from, Slice receiver, Sums sums) {}
}
