package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;

/** What a simulation keeps. By default nothing but its last state. */
public sealed interface Monitor {

    /** The times of all spikes, to a fraction of the step. */
    static Monitor spikes() { return new OfSpikes(); }

    /** The spikes per neuron and second of each population, bin by bin, without the single spikes; a bin that the run does not fill is left out. */
    static Monitor rates(double bin) { return new OfRates(bin); }

    /** A variable such as V or Na.m of all neurons that have it, after every step. */
    static OfVariable of(String variable) { return new OfVariable(variable, "", new int[0], 0); }

    /** {@link #spikes}. */
    record OfSpikes() implements Monitor {}

    /**
     * {@link #rates}.
     *
     * @param bin in ms, a multiple of the step
     */
    record OfRates(double bin) implements Monitor {
        /** @throws ArgumentException if it is not positive */
        public OfRates {
            Checks.positive("The bin of a rate", bin);
        }
    }

    /**
     * {@link #of}.
     *
     * @param variable   its name
     * @param population of the neurons; empty: all that have the variable
     * @param neurons    their numbers; empty: all
     * @param interval   in ms, a multiple of the step; 0: every step
     */
    record OfVariable(String variable, String population, int[] neurons, double interval) implements Monitor {
        /** @throws ArgumentException if a name is null or the interval negative */
        public OfVariable {
            given("variable", variable);
            given("population", population);
            neurons = given("neurons", neurons).clone();
            Checks.notNegative("The interval of a monitor", interval);
        }

        /** The same at an interval in ms, which must be a multiple of the step. */
        public OfVariable every(double ms) { return new OfVariable(variable, population, neurons, Checks.positive("The interval of a monitor", ms)); }

        /** The same of one population. */
        public OfVariable in(String name) { return new OfVariable(variable, name, neurons, interval); }

        /** The same of some neurons only. */
        public OfVariable neurons(int... numbers) { return new OfVariable(variable, population, numbers, interval); }
    }
}
