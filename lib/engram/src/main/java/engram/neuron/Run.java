package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a simulation leaves: what its monitors have kept, and its last state. */
public final class Run {
    private final List<String> populations;
    private final Map<String, Spikes> spikes;
    private final Map<String, Trace> rates;
    private final List<Trace> traces;
    private final Map<String, Connections> learned;
    private final double[] state;
    private final double end;

    Run(List<String> populations, Map<String, Spikes> spikes, Map<String, Trace> rates, List<Trace> traces,
            Map<String, Connections> learned, double[] state, double end) {
        this.populations = populations;
        this.spikes = spikes;
        this.rates = rates;
        this.traces = traces;
        this.learned = learned;
        this.state = state;
        this.end = end;
    }

    /** How long it lasted, in ms. */
    public double duration() { return end; }

    /** The spikes of the only population. */
    public Spikes spikes() { return spikes(only()); }

    /** The spikes of a population. */
    public Spikes spikes(String population) {
        requirePopulation(population);
        if (spikes.isEmpty()) throw new ArgumentException("Nothing has kept the spikes: give simulate(…) the monitor Monitor.spikes().");
        return spikes.get(population);
    }

    /** The rate of the neurons of the only population, as below. */
    public Trace rates() { return rates(only()); }

    /** The rate of the neurons of a population, in spikes per second and neuron, one value for each whole bin at its end. */
    public Trace rates(String population) {
        requirePopulation(population);
        if (rates.isEmpty()) throw new ArgumentException("Nothing has kept the rates: give simulate(…) the monitor Monitor.rates(bin).");
        return rates.get(population);
    }

    /** A variable of the only population that has it; a gate may be named without its channel. */
    public Trace trace(String variable) {
        List<Trace> found = traces.stream().filter(trace -> isOf(trace, variable)).toList();
        if (found.size() > 1) throw new ArgumentException("%s was kept more than once: name one of %s.".formatted(variable,
                String.join(", ", found.stream().map(trace -> trace.population() + " " + trace.variable()).toList())));
        return found.stream().findFirst().orElseThrow(() -> notKept(variable));
    }

    /** A variable of a population. */
    public Trace trace(String population, String variable) {
        requirePopulation(population);
        List<Trace> found = traces.stream().filter(trace -> isOf(trace, variable) && trace.population().equals(population)).toList();
        if (found.size() > 1) throw new ArgumentException("%s was kept more than once: name its channel, %s.".formatted(variable,
                String.join(" or ", found.stream().map(Trace::variable).toList())));
        return found.stream().findFirst().orElseThrow(() -> notKept(variable));
    }

    private static boolean isOf(Trace trace, String variable) {
        return trace.variable().equals(given("variable", variable)) || trace.variable().endsWith("." + variable);
    }

    static ArgumentException notKept(String variable) {
        return new ArgumentException("Nothing has kept %s: give simulate(…) the monitor Monitor.of(\"%s\").".formatted(variable, variable));
    }

    private String only() { return only(populations); }

    /** @throws ArgumentException if there is not exactly one */
    static String only(List<String> populations) {
        if (populations.size() != 1) throw new ArgumentException("There are the populations " + String.join(", ", populations) + ": name one.");
        return populations.getFirst();
    }

    private void requirePopulation(String name) {
        if (!populations.contains(given("population", name)))
            throw new ArgumentException("There is no population " + name + ": there are " + String.join(", ", populations) + ".");
    }

    /** The connections of plastic synapses from one population to another, with the weights that they have at the end. */
    public Connections connections(String from, String to) {
        requirePopulation(from);
        requirePopulation(to);
        Connections found = learned.get(from + " to " + to);
        if (found == null) throw new ArgumentException("There are no plastic synapses from %s to %s.".formatted(from, to));
        return found;
    }

    /** All numbers of the last state: population by population and variable by variable, then the states of kinetic synapses. */
    public double[] state() { return state.clone(); }

    /** The SHA-256 of the last state as little-endian float64: two runs with the same are the same to the last bit. */
    public String stateHash() { return hash(state); }

    static String hash(double[] state) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * state.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(state);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException every) {
            throw new IllegalStateException(every); // Java has it
        }
    }
}
