package engram.neuron;

import engram.argument.ArgumentException;
import engram.parallel.Heap;
import engram.tensor.RandomStream;
import java.util.Arrays;

/**
 * COBAHH, on which simulators are compared (R. Brette and others, J. Comput. Neurosci. 23, 349, 2007, benchmark 3): neurons of Hodgkin and Huxley, four
 * fifths of them excitatory, that reach each other at random with probability 2 % through conductances that jump with each spike and decay. The
 * paper's neuron has 2·10⁻⁴ cm²; here everything is per area.
 */
public final class Cobahh {
    /** Excitation: E = 0 mV, τ = 5 ms, 6 nS a spike. */
    public static final ExponentialSynapse EXCITATION = new ExponentialSynapse(.03, 0, 5);

    /** Inhibition: E = −80 mV, τ = 10 ms, 67 nS a spike. */
    public static final ExponentialSynapse INHIBITION = new ExponentialSynapse(.335, -80, 10);

    private static final double PROBABILITY = .02;
    private static final double MILLISIEMENS = 1e-6 / 2e-4; // of 1 nS, per cm²

    private Cobahh() {}

    /** Its neuron: spikes are crossings of −20 mV, none counted for 3 ms after one. */
    public static Neuron neuron() {
        return Neuron.of(new Leak(.05, -60), new Sodium(100, 50, -63, 1), new Potassium(30, -90, -63, 1, .032)).spiking(-20, 3);
    }

    /**
     * A network of so many neurons, the populations "excitatory" and "inhibitory", drawn from the seed.
     *
     * @param neurons 5 or more; 4000 in the paper
     * @throws ArgumentException if there are fewer
     * @throws engram.parallel.TooLargeException if the heap can't hold them
     */
    public static Network of(int neurons, long seed) {
        if (neurons < 5) throw new ArgumentException("The network has " + neurons + " neurons: it must have 5 or more.");
        Heap.require(neurons * (50 + PROBABILITY * neurons * Integer.BYTES), "A network of " + neurons + " neurons", "take fewer");
        int excitatory = (int) (neurons * 4L / 5), inhibitory = neurons - excitatory;
        var network = Network.of(population("excitatory", excitatory, 0, seed), population("inhibitory", inhibitory, excitatory, seed))
                .connect("excitatory", "excitatory", EXCITATION, Connections.random(excitatory, PROBABILITY, seed, "E to E"))
                .connect("excitatory", "inhibitory", EXCITATION, Connections.random(excitatory, inhibitory, PROBABILITY, seed, "E to I"))
                .connect("inhibitory", "excitatory", INHIBITION, Connections.random(inhibitory, excitatory, PROBABILITY, seed, "I to E"))
                .connect("inhibitory", "inhibitory", INHIBITION, Connections.random(inhibitory, PROBABILITY, seed, "I to I"));
        for (Population population : network.populations()) {
            int first = population.name().equals("excitatory") ? 0 : excitatory;
            network = network.starting(population.name(), EXCITATION, conductances(population.size(), first, 4, 1.5, seed, "start ge"))
                    .starting(population.name(), INHIBITION, conductances(population.size(), first, 20, 12, seed, "start gi"));
        }
        return network;
    }

    /** V = −65 + 5z mV. */
    private static Population population(String name, int size, int first, long seed) {
        RandomStream stream = RandomStream.of(seed, "start V");
        double[] V = new double[size];
        Arrays.setAll(V, i -> -65 + 5 * stream.gaussian(first + i));
        return Population.of(neuron(), size).named(name).starting(Neuron.VOLTAGE, V);
    }

    /** 10·(mean + deviation·z) nS, which may be negative. */
    private static double[] conductances(int size, int first, double mean, double deviation, long seed, String name) {
        RandomStream stream = RandomStream.of(seed, name);
        double[] conductances = new double[size];
        Arrays.setAll(conductances, i -> 10 * (mean + deviation * stream.gaussian(first + i)) * MILLISIEMENS);
        return conductances;
    }
}
