package engram.neuron;

import engram.argument.ArgumentException;
import java.util.Arrays;

/** A variable of some neurons over time. */
public final class Trace {
    private final String population;
    private final String variable;
    private final int[] neurons;
    private final double[] times;
    private final double[][] values;

    Trace(String population, String variable, int[] neurons, double[] times, double[][] values) {
        this.population = population;
        this.variable = variable;
        this.neurons = neurons;
        this.times = times;
        this.values = values;
    }

    /** The name of the population. */
    public String population() { return population; }

    /** The name of the variable. */
    public String variable() { return variable; }

    /** The numbers of the neurons, rising. */
    public int[] neurons() { return neurons.clone(); }

    /** The times in ms, at which the values are. */
    public double[] times() { return times.clone(); }

    /** The values of one neuron, by its number. */
    public double[] of(int neuron) {
        int row = Arrays.binarySearch(neurons, neuron);
        if (row < 0) throw new ArgumentException("Neuron " + neuron + " of " + population + " was not monitored: there are " + Arrays.toString(neurons) + ".");
        return values[row].clone();
    }

    /** All values: a row for each neuron. */
    public double[][] values() {
        double[][] copy = new double[values.length][];
        for (int row = 0; row < copy.length; row++) copy[row] = values[row].clone();
        return copy;
    }
}
