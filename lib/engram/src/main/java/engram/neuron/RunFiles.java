package engram.neuron;

import engram.argument.ArgumentException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The files of a run that is kept on disk, in a folder of their own.
 *
 * @param folder where they are
 */
record RunFiles(Path folder) {

    /** What is simulated, and what of it is kept. */
    Path model() { return folder.resolve("model.json"); }

    /** The state after the last batch that is complete. */
    Path checkpoint() { return folder.resolve("checkpoint"); }

    Path of(String name) { return folder.resolve(name); }

    /** The name of the file of a variable: samples × neurons. */
    static String variable(Network network, Wanted.Variable variable) { return name(network.populations().get(variable.population()), variable.name()); }

    /** Times of spikes in ms, rising. */
    static String spikeTimes(Population population) { return name(population, "spikes.times"); }

    /** Numbers of the neurons that the spikes are of. */
    static String spikeNeurons(Population population) { return name(population, "spikes.neurons"); }

    /** Spikes per second and neuron, by bin. */
    static String rates(Population population) { return name(population, "rates"); }

    /** @throws ArgumentException if one of the files would have a name that no file can have */
    static void requireNames(Network network, Wanted wanted) {
        wanted.variables().forEach(variable -> variable(network, variable));
        if (wanted.spikes()) network.populations().forEach(RunFiles::spikeNeurons);
        if (wanted.bin() > 0) network.populations().forEach(RunFiles::rates);
    }

    private static String name(Population population, String what) {
        String name = population.name() + "." + what + ".npy";
        if (!canBe(name))
            throw new ArgumentException("\"%s\" can't be the name of a file: call the population %s otherwise, by named(…).".formatted(name, population.name()));
        return name;
    }

    private static boolean canBe(String name) {
        if (name.startsWith(".") || name.chars().anyMatch(letter -> letter < ' ' || "/\\:*?\"<>|".indexOf(letter) >= 0)) return false;
        try {
            return !Path.of(name).toString().isEmpty();
        } catch (InvalidPathException _) { // such as an ö where the system's language is C
            return false;
        }
    }
}
