package engram.neuron;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.ode.FixedStep;
import engram.parallel.Cores;
import engram.parallel.Heap;
import java.util.List;
import java.util.function.LongFunction;

/**
 * Networks of the same kinds of neurons and synapses, equally many of each, that differ in connections, inputs, starts and what is given per neuron: many
 * draws of one model, or one model with many parameters. On the GPU they are simulated at once.
 *
 * @param networks one or more
 */
public record Ensemble(List<Network> networks) {

    /** @throws ArgumentException if there is no network */
    public Ensemble {
        networks = eachGiven("networks", networks);
        if (networks.isEmpty()) throw new ArgumentException("There is no network: give at least one.");
    }

    /**
     * Networks drawn from the seeds 1 to {@code count}, several at a time.
     *
     * @param draw a network from a seed, such as {@code AntennalLobe::of}, by nothing but the seed
     */
    public static Ensemble of(int count, LongFunction<Network> draw) {
        given("draw", draw);
        if (count < 1) throw new ArgumentException("There can't be " + count + " networks: give at least 1.");
        Network[] drawn = new Network[Heap.array(count, 1000, "An ensemble of " + count + " networks", "take fewer")];
        Cores.forEach(count, k -> drawn[k] = draw.apply(k + 1L));
        return new Ensemble(List.of(drawn));
    }

    /** Simulates one after the other as {@link Network#simulate} does. */
    public List<Run> simulate(double ms, double dt, FixedStep method, Monitor... monitors) {
        return networks.stream().map(network -> network.simulate(ms, dt, method, monitors)).toList();
    }

    /**
     * Simulates all at once as {@link Network#simulateOnGpu} does, with the same bits.
     *
     * @throws ArgumentException   if the networks differ in more than numbers
     * @throws SimulationException if a variable of one goes astray; it has what was computed of that network before
     */
    public List<Run> simulateOnGpu(double ms, double dt, FixedStep method, Monitor... monitors) {
        return simulateOnGpu(Precision.FLOAT64, ms, dt, method, monitors);
    }

    /** The same with rates of another precision. */
    public List<Run> simulateOnGpu(Precision rates, double ms, double dt, FixedStep method, Monitor... monitors) {
        return CudaSimulation.run(networks, rates, ms, dt, method, List.of(eachGiven("monitors", monitors)));
    }
}
