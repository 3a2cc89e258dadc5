package engram.neuron;

import static engram.argument.Given.eachGiven;
import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of neuron: C·dV/dt = I − Σ I_channel − Σ I_synapse. Its variables are V, the gates of its channels in their order (Na.m, Na.h, K.n), and
 * the calcium [Ca] where it has a pool.
 *
 * @param capacitance C in µF/cm²
 * @param channels    in the order in which their currents are added
 * @param calcium     its pool, where it has one
 * @param start       the values from which variables start, by name; V and [Ca] start from −70 mV and rest if they are not named, gates from 0
 * @param threshold   in mV: where V crosses it upward, there is a spike
 * @param refractory  in ms, for which no other spike is counted after one; V itself goes on undisturbed
 */
public record Neuron(double capacitance, List<Channel> channels, Optional<CalciumPool> calcium, Map<String, Double> start, double threshold,
        double refractory) {

    /** The voltage's name. */
    public static final String VOLTAGE = "V";

    /** The calcium's name. */
    public static final String CALCIUM = "[Ca]";

    /**
     * @throws ArgumentException if the capacitance is not positive, a conductance negative or not finite, two channels or gates of one channel have the
     *                           same name, a channel needs a pool and there is none, or a start value is of no variable
     */
    public Neuron {
        channels = eachGiven("channels", channels);
        given("calcium", calcium);
        start = Checks.map("start", start, Double.class);
        if (!(capacitance > 0 && capacitance < Double.POSITIVE_INFINITY))
            throw new ArgumentException("The capacitance is " + capacitance + " µF/cm²: it must be positive.");
        if (!Double.isFinite(threshold)) throw new ArgumentException("The threshold is " + threshold + " mV: it must be finite.");
        if (!(refractory >= 0 && refractory < Double.POSITIVE_INFINITY))
            throw new ArgumentException("The refractory time is " + refractory + " ms: it must be 0 or more.");
        Set<String> names = new HashSet<>();
        for (Channel channel : channels) {
            String name = given("the name of a channel", channel.name());
            if (name.isEmpty()) throw new ArgumentException("A channel has no name: give it one by name().");
            if (!names.add(name)) throw new ArgumentException("Two channels are called " + name + ": give one of them another name().");
            if (!(channel.g() >= 0 && channel.g() < Double.POSITIVE_INFINITY))
                throw new ArgumentException("The channel " + name + " has the largest conductance " + channel.g() + " mS/cm²: it must be 0 or more.");
            if (!Double.isFinite(channel.E()))
                throw new ArgumentException("The channel " + name + " has the reversal potential " + channel.E() + " mV: it must be finite.");
            for (Gate gate : eachGiven("the gates of " + name, channel.gates())) {
                if (!names.add(name + "." + gate.name()))
                    throw new ArgumentException("The channel " + name + " has two gates called " + gate.name() + ": give one of them another name.");
                if (gate.needsCalcium() && calcium.isEmpty())
                    throw new ArgumentException("The gate " + name + "." + gate.name() + " depends on calcium, and the neuron has no pool of it: "
                            + "give it one by withCalcium.");
            }
        }
        List<String> variables = variables(channels, calcium);
        start.forEach((name, value) -> {
            if (!variables.contains(name))
                throw new ArgumentException("A start value is given for " + name + ", and the variables are " + String.join(", ", variables) + ".");
            Checks.start(name, value);
        });
    }

    /** A neuron of these channels, of 1 µF/cm², whose spikes are crossings of 0 mV. */
    public static Neuron of(Channel... channels) {
        return new Neuron(1, List.of(eachGiven("channels", channels)), Optional.empty(), Map.of(), 0, 0);
    }

    /** The same with another channel, added at the end. */
    public Neuron with(Channel channel) {
        List<Channel> more = new ArrayList<>(channels);
        more.add(given("channel", channel));
        return new Neuron(capacitance, more, calcium, start, threshold, refractory);
    }

    /** The same with another capacitance, in µF/cm². */
    public Neuron withCapacitance(double other) { return new Neuron(other, channels, calcium, start, threshold, refractory); }

    /** The same with a pool of calcium. */
    public Neuron withCalcium(CalciumPool pool) {
        return new Neuron(capacitance, channels, Optional.of(given("pool", pool)), start, threshold, refractory);
    }

    /** The same, one variable of which starts from another value. */
    public Neuron starting(String variable, double value) {
        Map<String, Double> other = new HashMap<>(start);
        other.put(given("variable", variable), value);
        return new Neuron(capacitance, channels, calcium, other, threshold, refractory);
    }

    /** The same with spikes where V crosses another threshold in mV upward, none counted for so many ms after one. */
    public Neuron spiking(double atThreshold, double refractoryTime) {
        return new Neuron(capacitance, channels, calcium, start, atThreshold, refractoryTime);
    }

    /** The names of its variables, V first. */
    public List<String> variables() { return variables(channels, calcium); }

    /**
     * Which rates of its gates can't be read as formulas, and why, a sentence each with the line of the cell. These are asked neuron by neuron, which takes
     * some ten times as long; simulations say so on the standard error stream.
     */
    public List<String> unread() { return List.copyOf(new GateRates(this).unread()); }

    private static List<String> variables(List<Channel> channels, Optional<CalciumPool> calcium) {
        List<String> names = new ArrayList<>(List.of(VOLTAGE));
        for (Channel channel : channels) for (Gate gate : channel.gates()) names.add(channel.name() + "." + gate.name());
        if (calcium.isPresent()) names.add(CALCIUM);
        return List.copyOf(names);
    }

    /** Whether it has a variable of this name, or gates. */
    boolean has(String name) { return variables().stream().anyMatch(full -> full.equals(name) || full.endsWith("." + name)); }

    /** Where a variable stands among them; a gate may be named without its channel where no other has its name. */
    int variable(String name) {
        List<String> names = variables();
        int at = names.indexOf(given("variable", name));
        if (at >= 0) return at;
        List<String> likely = names.stream().filter(full -> full.endsWith("." + name)).toList();
        if (likely.size() == 1) return names.indexOf(likely.getFirst());
        if (likely.size() > 1) throw new ArgumentException("There is more than one " + name + ": name its channel too, " + String.join(" or ", likely) + ".");
        throw new ArgumentException("There is no variable " + name + ": there are " + String.join(", ", names) + ".");
    }

    /** The value from which a variable starts. */
    double startOf(String variable) {
        double otherwise = variable.equals(VOLTAGE) ? -70 : variable.equals(CALCIUM) ? calcium.orElseThrow().rest() : 0;
        return start.getOrDefault(variable, otherwise);
    }
}
