package engram.neuron;

import static engram.argument.Given.given;

import engram.rate.Formula;
import engram.rate.Reading;
import engram.rate.Sigmoid;
import java.io.Serializable;
import java.util.Optional;

/**
 * A synapse whose receptors open where there is transmitter: I = g·O·(V − E), dO/dt = α·(1 − O)·[T] − β·O (A. Destexhe, Z. F. Mainen, T. J. Sejnowski,
 * Neural Comput. 6, 1994). All synapses of a neuron that have the same kinetics share one O.
 *
 * @param g       in mS/cm²
 * @param E       in mV
 * @param alpha   in 1/ms
 * @param beta    in 1/ms
 * @param release how the presynaptic neuron makes [T]
 */
public record KineticSynapse(double g, double E, double alpha, double beta, Release release) implements Synapse {

    /** @throws engram.argument.ArgumentException if a number is not finite, or the conductance or a rate negative */
    public KineticSynapse {
        Checks.notNegative("The conductance of a synapse", g);
        Checks.finite("The reversal potential of a synapse", E);
        Checks.notNegative("The rate α of a synapse", alpha);
        Checks.notNegative("The rate β of a synapse", beta);
        given("release", release);
    }

    /** How much transmitter there is. */
    public sealed interface Release permits Pulse, ByVoltage, Own {

        /** [T] as a formula of one's own. */
        static Release of(Transmitter transmitter) { return new Own(transmitter); }
    }

    /** How much transmitter there is, as a lambda: it is read as a formula where that is possible, as a {@link engram.rate.Rate} is. */
    @FunctionalInterface
    public interface Transmitter extends Serializable {

        /**
         * [T].
         *
         * @param V     the presynaptic voltage, in mV
         * @param since time since the last presynaptic spike, less the delay, in ms: 0 or more, and a million where there was none yet
         */
        double at(double V, double since);
    }

    /**
     * [T] as a formula of the presynaptic voltage and the time since the last spike.
     *
     * @param transmitter the formula
     */
    public record Own(Transmitter transmitter) implements Release {
        /** @throws engram.argument.ArgumentException if there is none */
        public Own {
            given("transmitter", transmitter);
        }

        private Optional<Formula> formula() { return Reading.of(transmitter).formula(); }

        /** Whether it is the same formula, so that such synapses share their states, also where the lambdas are two. */
        @Override public boolean equals(Object other) {
            return other instanceof Own that && (transmitter.equals(that.transmitter) || formula().isPresent() && formula().equals(that.formula()));
        }

        @Override public int hashCode() { return formula().map(Formula::hashCode).orElseGet(transmitter::hashCode); }
    }

    /**
     * A pulse after each spike: [T] = amount for 0 &lt; t − t_fire − delay &lt; duration, else 0. t_fire is the time at the start of the step in which V crosses
     * the threshold. A stage that falls on either end, to 1e-9 ms, is outside.
     *
     * @param amount   [T] in the pulse
     * @param duration in ms
     */
    public record Pulse(double amount, double duration) implements Release {
        /** @throws engram.argument.ArgumentException if the amount is negative or the duration not positive */
        public Pulse {
            Checks.notNegative("The amount of transmitter", amount);
            Checks.positive("The duration of a pulse of transmitter", duration);
        }
    }

    /**
     * [T] = 1/(1 + e^(−(V − half)/slope)), V the presynaptic voltage.
     *
     * @param half  in mV
     * @param slope in mV
     */
    public record ByVoltage(double half, double slope) implements Release {
        /** @throws engram.argument.ArgumentException if a number is not finite, or the slope 0 */
        public ByVoltage {
            Checks.finite("The half-point of a release", half);
            new Sigmoid(1, half, slope);
        }
    }

    /** What synapses have in common that share their states. */
    record Kinetics(double alpha, double beta, Release release) implements Layout.Kinetics {}

    Kinetics kinetics() { return new Kinetics(alpha, beta, release); }
}
