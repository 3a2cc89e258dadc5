package engram.neuron;

import engram.rate.Formula;
import engram.rate.Formulated;
import engram.rate.Rate;
import java.util.List;
import java.util.Optional;

/** A record that says all of an object that is none, for {@link Description}. */
sealed interface StandIn {

    /** The object. */
    Object original();

    /** A channel of any class, by what it says of itself. */
    record OfChannel(String name, double g, double E, List<Gate> gates, boolean carriesCalcium) implements StandIn, Channel {
        static OfChannel of(Channel channel) { return new OfChannel(channel.name(), channel.g(), channel.E(), channel.gates(), channel.carriesCalcium()); }

        @Override public Object original() { return this; }
    }

    /** Connections, row by row; the delay in ms. */
    record OfConnections(int senders, int receivers, int[] begin, int[] target, double[] weight, double[] delay) implements StandIn {
        @Override public Object original() { return new Connections(senders, receivers, begin, target, weight, delay); }
    }

    /** A waveform: of a function, or of a current for each step. */
    record OfWaveform(Optional<Rate> function, double[] perStep, double scale, double[] weights) implements StandIn {
        static OfWaveform of(Waveform waveform) {
            return switch (waveform.course) {
                case Waveform.OfTime course -> // by the formula that was read when it was made: what the lambda has captured may have changed since
                    new OfWaveform(Optional.of(course.formula.<Rate>map(OfRate::new).orElse(course.function)), new double[0], waveform.scale, waveform.weights);
                case Waveform.OfSteps(double[] perStep) -> new OfWaveform(Optional.empty(), perStep, waveform.scale, waveform.weights);
            };
        }

        @Override public Object original() {
            return new Waveform(function.<Waveform.Course>map(Waveform.OfTime::new).orElseGet(() -> new Waveform.OfSteps(perStep)), scale, weights);
        }
    }

    /** Noise, by its mean, standard deviation, correlation time and seed. */
    record OfNoise(double mean, double sigma, double tau, long seed) implements StandIn {
        @Override public Object original() { return new Noise(mean, sigma, tau, seed); }
    }

    /** Currents for each neuron and step. */
    record OfTable(double[][] perNeuron) implements StandIn {
        @Override public Object original() { return new StepTable(perNeuron); }
    }

    /** A formula as a function of a type. */
    static Object function(Formula formula, Class<?> type) {
        return type == Gate.RateOfBoth.class ? new OfBoth(formula) : type == KineticSynapse.Transmitter.class ? new OfTransmitter(formula) : new OfRate(formula);
    }

    /** A rate by its formula. */
    @SuppressWarnings("serial") // a Rate is Serializable for lambdas' sake
    record OfRate(Formula formula) implements Rate, Formulated {
        @Override public double at(double x) { return formula.at(x); }
    }

    /** A rate of the voltage and calcium by its formula. */
    @SuppressWarnings("serial")
    record OfBoth(Formula formula) implements Gate.RateOfBoth, Formulated {
        @Override public double at(double V, double calcium) { return formula.at(V, calcium); }
    }

    /** A transmitter by its formula. */
    @SuppressWarnings("serial")
    record OfTransmitter(Formula formula) implements KineticSynapse.Transmitter, Formulated {
        @Override public double at(double V, double since) { return formula.at(V, since); }
    }
}
