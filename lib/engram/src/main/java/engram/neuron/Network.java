package engram.neuron;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.ode.FixedStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Populations and the synapses between them. Immutable: each method returns another network.
 *
 * @param populations in their order, no two of the same name
 * @param projections the synapses from one population to another
 * @param starts      conductances from which exponential synapses start in place of 0
 */
public record Network(List<Population> populations, List<Projection> projections, List<Start> starts) {

    /**
     * The conductance of each neuron of a population for one kind of exponential synapse at the start.
     *
     * @param population   name of the receivers
     * @param synapse      E and τ of which say what conductance
     * @param conductances a number for each neuron, in mS/cm²
     */
    public record Start(String population, ExponentialSynapse synapse, double[] conductances) {
        /** @throws ArgumentException if something is null or not finite */
        public Start {
            given("population", population);
            given("synapse", synapse);
            conductances = given("conductances", conductances).clone();
            for (double conductance : conductances) Checks.finite("A conductance at the start", conductance);
        }
    }

    /**
     * All synapses of one kind from one population to another.
     *
     * @param from        name of the senders
     * @param to          name of the receivers
     * @param synapse     their kind
     * @param connections who reaches whom
     * @param delay       in ms, from a spike to its effect; 0 where they follow the voltage
     */
    public record Projection(String from, String to, Synapse synapse, Connections connections, double delay) {
        /** Whether such a synapse opens the same conductance. */
        boolean opens(ExponentialSynapse other) {
            return synapse instanceof ExponentialSynapse jumping && jumping.receptor().equals(other.receptor())
                    || synapse instanceof PlasticSynapse plastic && plastic.synapse().receptor().equals(other.receptor());
        }

        /**
         * @throws ArgumentException if something is null; if a weight is negative or, of a plastic synapse, beyond the largest; or if there is a delay that
         *                           is negative or that such a synapse can't have
         */
        public Projection {
            given("from", from);
            given("to", to);
            given("synapse", synapse);
            given("connections", connections);
            Checks.notNegative("The delay of a synapse", delay);
            connections.requireWeights(synapse instanceof PlasticSynapse plastic ? plastic.most() : Double.MAX_VALUE);
            boolean follows = synapse instanceof ElectricalSynapse || synapse instanceof KineticSynapse fast && fast.release() instanceof KineticSynapse.ByVoltage
                    || synapse instanceof SlowInhibition slow && slow.release() instanceof KineticSynapse.ByVoltage;
            if (follows && delay > 0)
                throw new ArgumentException("The synapses from %s to %s follow the voltage at once and can't have a delay of %s ms.".formatted(from, to, delay));
            if (connections.hasDelays() && !(synapse instanceof ExponentialSynapse) && !(synapse instanceof PlasticSynapse))
                throw new ArgumentException("The synapses from %s to %s share a state per sender, so all have one delay: give it to connect(…)."
                        .formatted(from, to));
        }
    }

    /** @throws ArgumentException if two populations have the same name, or a projection does not fit them */
    public Network {
        populations = eachGiven("populations", populations);
        projections = eachGiven("projections", projections);
        if (populations.isEmpty()) throw new ArgumentException("There is no population: give at least one.");
        if (populations.stream().map(Population::name).distinct().count() < populations.size())
            throw new ArgumentException("Two populations have the same name: give them different ones by named(…).");
        for (Projection projection : projections) {
            requireSize(populations, projection.from(), projection.connections().senders(), "senders");
            requireSize(populations, projection.to(), projection.connections().receivers(), "receivers");
        }
        starts = eachGiven("starts", starts);
        for (Start start : starts) {
            if (projections.stream().noneMatch(projection -> projection.to().equals(start.population()) && projection.opens(start.synapse())))
                throw new ArgumentException("A start is given for a conductance of %s that no synapse onto it has: connect it first, with the same E and τ."
                        .formatted(start.population()));
            requireSize(populations, start.population(), start.conductances().length, "conductances at the start");
        }
    }

    private static void requireSize(List<Population> populations, String name, int size, String side) {
        Population found = find(populations, name);
        if (found.size() != size)
            throw new ArgumentException("There are %d %s, and the population %s has %d neurons.".formatted(size, side, name, found.size()));
    }

    /** @throws ArgumentException if there is none of that name */
    static Population find(List<Population> populations, String name) {
        return populations.stream().filter(population -> population.name().equals(given("population", name))).findFirst()
                .orElseThrow(() -> new ArgumentException("There is no population %s: there are %s."
                        .formatted(name, String.join(", ", populations.stream().map(Population::name).toList()))));
    }

    /** Populations without synapses. */
    public static Network of(Population... populations) { return new Network(List.of(eachGiven("populations", populations)), List.of(), List.of()); }

    /** The same with synapses that act at once. */
    public Network connect(String from, String to, Synapse synapse, Connections connections) { return connect(from, to, synapse, connections, 0); }

    /** The same with synapses that act after a delay in ms. */
    public Network connect(String from, String to, Synapse synapse, Connections connections, double delay) {
        List<Projection> more = new ArrayList<>(projections);
        more.add(new Projection(from, to, synapse, connections, delay));
        return new Network(populations, more, starts);
    }

    /** The same, in which the conductances of a kind of exponential synapse onto a population start from these numbers, in mS/cm². */
    public Network starting(String population, ExponentialSynapse synapse, double... conductances) {
        List<Start> more = new ArrayList<>(starts);
        more.removeIf(start -> start.population().equals(population) && start.synapse().receptor().equals(given("synapse", synapse).receptor()));
        more.add(new Start(population, synapse, conductances));
        return new Network(populations, projections, more);
    }

    /**
     * Simulates the network from its start.
     *
     * @param ms       how long, a whole number of steps
     * @param dt       the step, in ms
     * @param method   with exponential Euler the slopes are held for a step, else they are computed at its stages
     * @param monitors what is kept besides the last state
     * @throws ArgumentException   if the times or monitors can't be
     * @throws engram.parallel.TooLargeException before anything is computed, if the heap could not hold what the monitors keep
     * @throws SimulationException if a variable goes astray, as where the step is too long for the method; it has what was computed before
     * @throws java.util.concurrent.CancellationException if this thread is interrupted
     */
    public Run simulate(double ms, double dt, FixedStep method, Monitor... monitors) {
        return Simulation.run(this, ms, dt, method, List.of(eachGiven("monitors", monitors)), Engine.FITTING);
    }

    /** The same, neuron by neuron as the equations are written: slower, and the same to the last bit. */
    public Run simulatePlainly(double ms, double dt, FixedStep method, Monitor... monitors) {
        return Simulation.run(this, ms, dt, method, List.of(eachGiven("monitors", monitors)), Engine.PLAIN);
    }

    /**
     * The same on the GPU of this machine, to the last bit (but for sines and cosines of 10⁵ and more). Worth while for thousands of neurons, and for many
     * networks at once, as an {@link Ensemble}. Plastic synapses, and rates that can't be read as formulas, are for the CPU alone.
     *
     * @throws engram.tensor.BackendUnavailableException if there is no GPU
     * @throws engram.tensor.DeviceException             if it fails, or there is no NVRTC, which neurons other than the library's own need
     */
    public Run simulateOnGpu(double ms, double dt, FixedStep method, Monitor... monitors) {
        return simulateOnGpu(Precision.FLOAT64, ms, dt, method, monitors);
    }

    /** The same with rates of another precision. */
    public Run simulateOnGpu(Precision rates, double ms, double dt, FixedStep method, Monitor... monitors) {
        return CudaSimulation.run(List.of(this), rates, ms, dt, method, List.of(eachGiven("monitors", monitors))).getFirst();
    }

    /** The same, many neurons at a time however short the run is. */
    Run simulateInBlocks(double ms, double dt, FixedStep method, Monitor... monitors) {
        return Simulation.run(this, ms, dt, method, List.of(eachGiven("monitors", monitors)), Engine.BLOCKS);
    }

    /**
     * A way to simulate the network for any length in constant memory: batch by batch in a process of its own, all that is kept going to files.
     *
     * @param folder of the run's files, made where there is none
     * @param ms     how long a batch is, in ms: what is lost at most when the process is killed
     * @throws ArgumentException if something is missing, or the length of a batch is not positive
     */
    public Batches inBatches(Path folder, double ms) { return new Batches(this, folder, ms, 256, false); }

    /** The conductance from which a neuron's receptor starts. */
    double startOf(Population population, ExponentialSynapse.Receptor receptor, int neuron) {
        return starts.stream().filter(start -> start.population().equals(population.name()) && start.synapse().receptor().equals(receptor))
                .mapToDouble(start -> start.conductances()[neuron]).findFirst().orElse(0);
    }

    Population population(String name) { return populations.stream().filter(population -> population.name().equals(name)).findFirst().orElseThrow(); }
}
