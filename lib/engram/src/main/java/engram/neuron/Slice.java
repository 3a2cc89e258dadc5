package engram.neuron;

import java.util.ArrayList;
import java.util.List;

/**
 * Neurons {@code first} … {@code first + n − 1} of a population as they lie in an array of numbers: one variable after the other, V first, then the gates,
 * [Ca], the conductances of its receptors, and its noises; each of n numbers, the first at {@code at}.
 *
 * @param population what they belong to
 * @param number     of the population in its network
 * @param first      number of the first neuron
 * @param n          how many
 * @param at         where V lies
 * @param receptors  of exponential synapses onto the population
 * @param noises     in its input
 * @param C          n, in µF/cm²
 * @param channels   in the order in which their currents are added
 * @param calciumAt  where [Ca] lies, or −1
 * @param receptorAt where the conductance of the first receptor lies; the others follow, n numbers apart
 * @param noiseAt    where the first noise lies, likewise
 */
record Slice(Population population, int number, int first, int n, int at, List<ExponentialSynapse.Receptor> receptors, List<Noise> noises, double[] C,
        List<Conducting> channels, int calciumAt, int receptorAt, int noiseAt) {

    /**
     * A channel of these neurons.
     *
     * @param channel what it is
     * @param g       n, in mS/cm²
     * @param E       n, in mV
     * @param gates   its gates
     * @param gateAt  where the first gate lies; the others follow, n numbers apart
     */
    record Conducting(Channel channel, double[] g, double[] E, Gate[] gates, int gateAt) {}

    static Slice of(Population population, int number, int first, int n, int at, List<ExponentialSynapse.Receptor> receptors) {
        Neuron neuron = population.neuron();
        List<Noise> noises = Noise.of(population.input());
        int next = at + n;
        List<Conducting> channels = new ArrayList<>();
        for (Channel channel : neuron.channels()) {
            Gate[] gates = channel.gates().toArray(Gate[]::new);
            channels.add(new Conducting(channel, population.parameter(channel.name() + ".g", channel.g(), first, n),
                    population.parameter(channel.name() + ".E", channel.E(), first, n), gates, next));
            next += gates.length * n;
        }
        int calciumAt = neuron.calcium().isPresent() ? next : -1;
        int receptorAt = calciumAt < 0 ? next : next + n;
        return new Slice(population, number, first, n, at, receptors, noises, population.parameter("C", neuron.capacitance(), first, n),
                List.copyOf(channels), calciumAt, receptorAt, receptorAt + receptors.size() * n);
    }

    /** Where the numbers after it begin. */
    int end() { return noiseAt + noises.size() * n; }

    /** Numbers of a neuron. */
    int variables() { return (end() - at) / n; }

    CalciumPool pool() { return population.neuron().calcium().orElseThrow(); }

    /** Writes the values from which the neurons start. */
    void start(double[] y) {
        List<String> names = population.neuron().variables();
        for (int v = 0; v < names.size(); v++)
            for (int i = 0; i < n; i++) y[at + v * n + i] = population.startOf(names.get(v), first + i);
        for (int k = 0; k < noises.size(); k++)
            for (int i = 0; i < n; i++) y[noiseAt + k * n + i] = noises.get(k).start(first + i);
    }
}
