package engram.neuron;

import engram.rate.Formula;
import java.util.ArrayList;
import java.util.List;

/**
 * Neurons {@code first} … {@code first + n − 1} of a population as they lie in an array of numbers: one variable after the other, V first, then the gates,
 * [Ca], the conductances of its receptors, and its noises. Each has {@code width} places, which is n rounded up to full vectors; what stands in the places
 * beyond n is of no neuron.
 *
 * @param population what they belong to
 * @param number     of the population in its network
 * @param first      number of the first neuron
 * @param n          how many
 * @param width      places of a variable
 * @param at         where V lies
 * @param receptors  of exponential synapses onto the population
 * @param noises     in its input
 * @param inverseC   by place, 1/C in cm²/µF
 * @param shared     the exponentials that gates share
 * @param channels   in the order in which their currents are added
 * @param calciumAt  where [Ca] lies, or −1
 * @param receptorAt where the conductance of the first receptor lies; the others follow, a width apart
 * @param noiseAt    where the first noise lies, likewise
 */
record Slice(Population population, int number, int first, int n, int width, int at, List<ExponentialSynapse.Receptor> receptors, List<Noise> noises,
        double[] inverseC, List<Formula> shared, List<Conducting> channels, int calciumAt, int receptorAt, int noiseAt) {

    private static final int LANES = 8; // of the widest vectors of float64

    /**
     * A channel of these neurons.
     *
     * @param channel what it is
     * @param g       by place, in mS/cm²
     * @param E       by place, in mV
     * @param gates   its gates
     * @param first   how the first formula of each gate is computed
     * @param second  likewise the second
     * @param gateAt  where the first gate lies; the others follow, a width apart
     */
    record Conducting(Channel channel, double[] g, double[] E, Gate[] gates, GateRates.Term[] first, GateRates.Term[] second, int gateAt) {}

    static Slice of(Population population, GateRates rates, int number, int first, int n, int at, List<ExponentialSynapse.Receptor> receptors) {
        return of(population, rates, number, first, n, width(n), at, receptors);
    }

    static Slice of(Population population, GateRates rates, int number, int first, int n, int width, int at, List<ExponentialSynapse.Receptor> receptors) {
        Neuron neuron = population.neuron();
        List<Noise> noises = Noise.of(population.input());
        int next = at + width;
        List<Conducting> channels = new ArrayList<>();
        for (int k = 0; k < neuron.channels().size(); k++) {
            Channel channel = neuron.channels().get(k);
            channels.add(new Conducting(channel, population.parameter(channel.name() + ".g", channel.g(), first, n, width),
                    population.parameter(channel.name() + ".E", channel.E(), first, n, width), rates.gates(k), rates.first(k), rates.second(k), next));
            next += rates.gates(k).length * width;
        }
        int calciumAt = neuron.calcium().isPresent() ? next : -1;
        int receptorAt = calciumAt < 0 ? next : next + width;
        return new Slice(population, number, first, n, width, at, receptors, noises, inverses(population.parameter("C", neuron.capacitance(), first, n, width)),
                rates.shared(), List.copyOf(channels), calciumAt, receptorAt, receptorAt + receptors.size() * width);
    }

    /** Places for so many neurons. */
    static int width(int neurons) { return Math.ceilDiv(neurons, LANES) * LANES; }

    private static double[] inverses(double[] numbers) {
        for (int i = 0; i < numbers.length; i++) numbers[i] = 1 / numbers[i];
        return numbers;
    }

    /** Where the numbers after it begin. */
    int end() { return noiseAt + noises.size() * width; }

    /** Gates of a neuron. */
    int gates() { return channels.stream().mapToInt(channel -> channel.gates().length).sum(); }

    /** Numbers of a neuron. */
    int variables() { return (end() - at) / width; }

    CalciumPool pool() { return population.neuron().calcium().orElseThrow(); }

    /** Writes the values from which the neurons start; the places beyond them get those of the last neuron. */
    void start(Network network, double[] y) {
        List<String> names = population.neuron().variables();
        for (int i = 0; i < width; i++) {
            int neuron = first + Math.min(i, n - 1);
            for (int v = 0; v < names.size(); v++) y[at + v * width + i] = population.startOf(names.get(v), neuron);
            for (int k = 0; k < receptors.size(); k++) y[receptorAt + k * width + i] = network.startOf(population, receptors.get(k), neuron);
            for (int k = 0; k < noises.size(); k++) y[noiseAt + k * width + i] = noises.get(k).start(neuron);
        }
    }
}
