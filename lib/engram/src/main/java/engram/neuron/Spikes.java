package engram.neuron;

import engram.argument.ArgumentException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** The spikes of a population, in the order of time. */
public final class Spikes {
    private final String population;
    private final int neurons;
    private final double[] times;
    private final int[] numbers;
    private final double highest;

    Spikes(String population, int neurons, double[] times, int[] numbers, double highest) {
        this.population = population;
        this.neurons = neurons;
        this.times = times;
        this.numbers = numbers;
        this.highest = highest;
    }

    static Spikes of(Population population, SpikeOrder spikes, double highest) {
        return new Spikes(population.name(), population.size(), spikes.times(), spikes.neurons(), highest);
    }

    /** How many neurons the population has. */
    public int neurons() { return neurons; }

    /** How many spikes there are. */
    public int count() { return times.length; }

    /** When they are, in ms, rising. */
    public double[] times() { return times.clone(); }

    /** Which neuron each is of. */
    public int[] numbers() { return numbers.clone(); }

    /** When a neuron spikes, in ms. */
    public double[] times(int neuron) {
        if (neuron < 0 || neuron >= neurons) throw new ArgumentException("There is no neuron " + neuron + ": they are 0 to " + (neurons - 1) + ".");
        return IntStream.range(0, times.length).filter(k -> numbers[k] == neuron).mapToDouble(k -> times[k]).toArray();
    }

    /** The number of spikes of each neuron. */
    public int[] counts() {
        int[] counts = new int[neurons];
        for (int number : numbers) counts[number]++;
        return counts;
    }

    /** How many there are; where there are none, why. */
    @Override public String toString() {
        return times.length > 0 ? "%s: %d %s".formatted(population, times.length, times.length == 1 ? "spike" : "spikes")
                : String.format(Locale.ROOT, "%s: no spike, the highest voltage was %.1f mV", population, highest);
    }

    /** The same spikes: {@link Arrays#equals} of times and numbers. */
    @Override public boolean equals(Object other) {
        return other instanceof Spikes that && Arrays.equals(times, that.times) && Arrays.equals(numbers, that.numbers);
    }

    @Override public int hashCode() { return 31 * Arrays.hashCode(times) + Arrays.hashCode(numbers); }
}
