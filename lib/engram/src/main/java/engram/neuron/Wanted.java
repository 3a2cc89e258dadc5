package engram.neuron;

import engram.argument.ArgumentException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the monitors of a network want kept.
 *
 * @param spikes    whether the times of spikes
 * @param bin       of the rates, in steps; 0: no rates
 * @param variables of populations
 */
record Wanted(boolean spikes, long bin, List<Variable> variables) {

    /**
     * A variable of some neurons.
     *
     * @param population its number
     * @param variable   its number among those of the population
     * @param name       its name
     * @param neurons    their numbers, rising
     * @param interval   in steps
     */
    record Variable(int population, int variable, String name, int[] neurons, long interval) {}

    static Wanted of(Network network, double dt, List<Monitor> monitors) {
        if (monitors.stream().filter(Monitor.OfRates.class::isInstance).count() > 1) throw new ArgumentException("Two monitors keep rates: give one.");
        boolean spikes = false;
        long bin = 0;
        List<Variable> variables = new ArrayList<>();
        for (Monitor monitor : monitors) {
            switch (monitor) {
                case Monitor.OfSpikes _ -> spikes = true;
                case Monitor.OfRates(double ms) -> bin = Simulation.wholeSteps("The bin of the rates", ms, dt);
                case Monitor.OfVariable variable -> add(network, dt, variable, variables);
            }
        }
        return new Wanted(spikes, bin, List.copyOf(variables));
    }

    private static void add(Network network, double dt, Monitor.OfVariable monitor, List<Variable> variables) {
        boolean found = false;
        for (int p = 0; p < network.populations().size(); p++) {
            Population population = network.populations().get(p);
            if (!monitor.population().isEmpty() && !monitor.population().equals(population.name())) continue;
            boolean mayLack = network.populations().size() > 1 && monitor.population().isEmpty();
            if (mayLack && !population.neuron().has(monitor.variable())) continue;
            int variable = population.neuron().variable(monitor.variable());
            String name = population.neuron().variables().get(variable);
            found = true;
            int number = p;
            if (variables.stream().anyMatch(one -> one.population() == number && one.variable() == variable))
                throw new ArgumentException("Two monitors keep %s of %s: give one for all its neurons that you want.".formatted(name, population.name()));
            long interval = monitor.interval() == 0 ? 1 : Simulation.wholeSteps("The interval of a monitor", monitor.interval(), dt);
            variables.add(new Variable(p, variable, name, neurons(monitor, population), interval));
        }
        if (!found) throw new ArgumentException("There is no population %s with a variable %s.".formatted(monitor.population(), monitor.variable()));
    }

    private static int[] neurons(Monitor.OfVariable monitor, Population population) {
        if (monitor.neurons().length == 0) return IntStream.range(0, population.size()).toArray();
        int[] neurons = Arrays.stream(monitor.neurons()).sorted().distinct().toArray();
        if (neurons[0] < 0 || neurons[neurons.length - 1] >= population.size())
            throw new ArgumentException("A monitor names neuron %d of %s, whose neurons are 0 to %d.".formatted(
                    neurons[0] < 0 ? neurons[0] : neurons[neurons.length - 1], population.name(), population.size() - 1));
        return neurons;
    }
}
