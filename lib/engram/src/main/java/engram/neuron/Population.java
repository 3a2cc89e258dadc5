package engram.neuron;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.ode.FixedStep;
import engram.ode.LinearOde;
import engram.ode.Problem;
import engram.parallel.Heap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A number of neurons of one kind, with parameters, start values and input of their own.
 *
 * @param name       by which monitors and synapses call it
 * @param neuron     their kind
 * @param size       their number
 * @param input      what is injected into them
 * @param parameters by name, C or a channel's g or E such as Na.g, a number for each neuron
 * @param start      by the name of the variable, a number for each neuron
 */
public record Population(String name, Neuron neuron, int size, Input input, Map<String, double[]> parameters, Map<String, double[]> start) {

    /**
     * @throws ArgumentException if there is no neuron, a name is unknown, an array has another length, or a number is not finite, a conductance
     *                           negative, a capacitance not positive
     */
    public Population {
        given("name", name);
        given("neuron", neuron);
        given("input", input);
        if (size < 1) throw new ArgumentException("The population " + name + " has " + size + " neurons: it must have at least 1.");
        if (input.neurons() >= 0 && input.neurons() != size)
            throw new ArgumentException("The input is for %d neurons, and the population %s has %d.".formatted(input.neurons(), name, size));
        parameters = copy(Checks.map("parameters", parameters, double[].class));
        start = copy(Checks.map("start", start, double[].class));
        List<String> known = parameterNames(neuron), variables = neuron.variables();
        for (var entry : parameters.entrySet()) {
            requireKnown(name, "parameter", entry.getKey(), known);
            for (double value : sized(name, entry.getKey(), entry.getValue(), size)) {
                if (entry.getKey().equals("C")) Checks.positive("A capacitance of " + name, value);
                else if (entry.getKey().endsWith(".g")) Checks.notNegative("A conductance " + entry.getKey() + " of " + name, value);
                else Checks.finite("A parameter " + entry.getKey() + " of " + name, value);
            }
        }
        for (var entry : start.entrySet()) {
            requireKnown(name, "variable", entry.getKey(), variables);
            for (double value : sized(name, entry.getKey(), entry.getValue(), size))
                Checks.start(entry.getKey(), value);
        }
    }

    private static Map<String, double[]> copy(Map<String, double[]> map) {
        Map<String, double[]> copy = new HashMap<>();
        map.forEach((name, numbers) -> copy.put(name, numbers.clone()));
        return Map.copyOf(copy);
    }

    private static void requireKnown(String population, String what, String name, List<String> known) {
        if (!known.contains(name))
            throw new ArgumentException("The neurons of %s have no %s %s: there are %s.".formatted(population, what, name, String.join(", ", known)));
    }

    private static double[] sized(String population, String name, double[] values, int size) {
        if (values.length != size)
            throw new ArgumentException("There are %d numbers for %s of the %d neurons of %s: give one for each."
                    .formatted(values.length, name, size, population));
        return values;
    }

    private static List<String> parameterNames(Neuron neuron) {
        return Stream.concat(Stream.of("C"), neuron.channels().stream().flatMap(channel -> Stream.of(channel.name() + ".g", channel.name() + ".E"))).toList();
    }

    /** So many neurons of a kind, all alike, without input; called "neurons". */
    public static Population of(Neuron neuron, int size) { return new Population("neurons", neuron, size, Input.none(), Map.of(), Map.of()); }

    /** The same under another name. */
    public Population named(String other) { return new Population(other, neuron, size, input, parameters, start); }

    /** The same with a constant current into each neuron, in µA/cm². */
    public Population injecting(double... perNeuron) {
        return injecting(given("perNeuron", perNeuron).length == 1 ? Input.constant(perNeuron[0]) : Input.constant(perNeuron));
    }

    /** The same with another input. */
    public Population injecting(Input other) { return new Population(name, neuron, size, other, parameters, start); }

    /** The same with a parameter, such as Na.g, of each neuron. */
    public Population with(String parameter, double... perNeuron) {
        return new Population(name, neuron, size, input, plus(parameters, parameter, perNeuron), start);
    }

    /** The same with a variable's value at the start, of each neuron. */
    public Population starting(String variable, double... perNeuron) {
        return new Population(name, neuron, size, input, parameters, plus(start, variable, perNeuron));
    }

    private Map<String, double[]> plus(Map<String, double[]> map, String key, double[] values) {
        Map<String, double[]> more = new HashMap<>(map);
        double[] all = given("perNeuron", values).length == 1 && size > 1 ? filled(values[0]) : values;
        more.put(given("the name", key), all);
        return more;
    }

    private double[] filled(double value) {
        double[] all = new double[Heap.array(size, Double.BYTES, "A number for each of " + size + " neurons", "take fewer neurons")];
        Arrays.fill(all, value);
        return all;
    }

    /** A parameter of some neurons, the last one's repeated up to a width. */
    double[] parameter(String parameter, double otherwise, int first, int count, int width) {
        double[] own = parameters.get(parameter);
        return IntStream.range(0, width).mapToDouble(i -> own == null ? otherwise : own[first + Math.min(i, count - 1)]).toArray();
    }

    /** The value from which a variable of a neuron starts. */
    double startOf(String variable, int number) {
        double[] own = start.get(variable);
        return own == null ? neuron.startOf(variable) : own[number];
    }

    /**
     * Their equations from their start on, for any method of {@link engram.ode}, such as one that chooses its steps. The state is laid out by variable:
     * V of all neurons first, then each gate.
     *
     * @throws ArgumentException if the input is noise or given step by step, and so no function of the time
     */
    public Problem equations() {
        requireTime(input);
        Heap.require(8.0 * Double.BYTES * size * neuron.variables().size(), "The state of " + size + " neurons", "take fewer");
        Slice slice = Slice.of(this, new GateRates(neuron), 0, 0, size, size, 0, List.of());
        double[] start = new double[slice.end()];
        slice.start(Network.of(this), start);
        Layout layout = new Layout(List.of(slice), List.of(), List.of(), slice.end());
        PlainSlopes slopes = new PlainSlopes(layout, 1);
        return new Problem((LinearOde) slopes::at, start); // as if the whole time were one step of 1 ms
    }

    private static void requireTime(Input input) {
        boolean timeless = switch (input) {
            case Noise _, StepTable _ -> true;
            case Waveform waveform -> waveform.byStep();
            case Sum(Input one, Input other) -> {
                requireTime(one);
                requireTime(other);
                yield false;
            }
            default -> false;
        };
        if (timeless) throw new ArgumentException("This input is given step by step, and the equations know no steps: give a function of time by Input.of(t -> …).");
    }

    /**
     * Simulates them, as {@link Network#simulate} does.
     *
     * @param ms how long, in ms
     * @param dt the step, in ms
     */
    public Run simulate(double ms, double dt, FixedStep method, Monitor... monitors) { return Network.of(this).simulate(ms, dt, method, monitors); }

    /** Simulates them on the GPU, as {@link Network#simulateOnGpu} does. */
    public Run simulateOnGpu(double ms, double dt, FixedStep method, Monitor... monitors) { return Network.of(this).simulateOnGpu(ms, dt, method, monitors); }

    /** The same with rates of another precision. */
    public Run simulateOnGpu(Precision rates, double ms, double dt, FixedStep method, Monitor... monitors) {
        return Network.of(this).simulateOnGpu(rates, ms, dt, method, monitors);
    }
}
