package engram.neuron;

import engram.rate.Formula;
import engram.rate.Reading;
import engram.rate.Sigmoid;
import java.util.List;
import java.util.Optional;

/**
 * What a part of a network, which is stepped as a whole, holds in one array of numbers: slices of populations, then the shared states of kinetic
 * synapses.
 *
 * @param slices      of neurons
 * @param states      of synapses
 * @param projections that join neurons of this part within a step
 * @param size        numbers in all
 */
record Layout(List<Slice> slices, List<Opening> states, List<Projected> projections, int size) {

    /** The slice of a population by its number; empty where this part holds none of it. */
    Optional<Slice> slice(int population) { return slices.stream().filter(slice -> slice.number() == population).findFirst(); }

    /** What synapses have in common that share their states. */
    sealed interface Kinetics permits KineticSynapse.Kinetics, SlowInhibition.Kinetics {

        /** How their transmitter is made. */
        KineticSynapse.Release release();
    }

    /**
     * The states of the synapses of a population that have the same kinetics and delay, for each sending neuron: O, or r and s.
     *
     * @param kinetics what they have in common
     * @param delay    in ms
     * @param sender   the slice of the senders, which is the whole population
     * @param at       where the first state lies; each has as many places as a variable of the senders
     * @param release  the formula of the transmitter; empty where it is a pulse, or can't be read
     */
    record Opening(Kinetics kinetics, double delay, Slice sender, int at, Optional<Formula> release) {

        Opening(Kinetics kinetics, double delay, Slice sender, int at) {
            this(kinetics, delay, sender, at, switch (kinetics.release()) {
                case KineticSynapse.ByVoltage(double half, double width) -> Reading.of(new Sigmoid(1, half, width)).formula();
                case KineticSynapse.Own own -> Reading.of(own.transmitter()).formula();
                case KineticSynapse.Pulse _ -> Optional.empty();
            });
        }

        /** Numbers of a sending neuron. */
        int variables() { return kinetics instanceof SlowInhibition.Kinetics ? 2 : 1; }
    }

    /** Synapses from one population to another that act within a step. */
    sealed interface Projected permits Chemical, Electrical {

        /** The slice of the receivers, which is the whole population. */
        Slice receiver();
    }

    /**
     * I = g·(Σ_j w_ij·o_j)·(V − E).
     *
     * @param g        in mS/cm²
     * @param E        in mV
     * @param state    number of the states that say how far they are open
     * @param receiver the receivers
     * @param sums     Σ_j w_ij·o_j
     */
    record Chemical(double g, double E, int state, Slice receiver, Sums sums) implements Projected {}

    /**
     * I = g·(V·Σ_j w_ij − Σ_j w_ij·V_j).
     *
     * @param g        in mS/cm²
     * @param sender   the senders
     * @param receiver the receivers
     * @param sums     Σ_j w_ij·V_j
     * @param weights  by place of the receivers, Σ_j w_ij
     */
    record Electrical(double g, Slice sender, Slice receiver, Sums sums, double[] weights) implements Projected {}
}
