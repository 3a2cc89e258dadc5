package engram.neuron;

import engram.argument.ArgumentException;
import engram.neuron.Layout.Opening;
import engram.neuron.Layout.Projected;
import engram.neuron.Network.Projection;
import engram.parallel.Cores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks that differ in numbers only, as rows of numbers for a kernel: where each variable, parameter, connection and input of a neuron lies. All rows
 * are laid out as {@code steps.cuh} reads them, `width` places for every number of a population, and every network has a row of each.
 */
final class CudaModel {
    /** Most threads of a block: with more of them, neurons take turns. */
    private static final int MOST_THREADS = 512;

    private static final int WARP = 32, HEAD = 9, PER_POPULATION = 6, LARGEST_SHORT = 65_535;

    /** How threads share the neurons: see {@code steps.cuh}. */
    enum Way { ALONE, TOGETHER, MANY }

    /**
     * Who reaches whom, for each receiver.
     *
     * @param at       in the layout, where the first link and the first weight stand; and then, where they have delays, those, the common delay in steps, the
     *                 ring of what is on its way, and its rows
     * @param weighted whether weights differ from 1
     */
    record Links(int at, boolean weighted) {}

    /** Something that others see of each neuron of a population: the state of its synapses, or its voltage; the layout says where. */
    record Seen(int population, Optional<Opening> state, int at) {}

    /** Spikes that open the synapses of a state; the layout has where their steps lie, the delay and the rows of the ring. */
    record Pulse(Opening state, int at) {}

    /** Conductances that jump with spikes: by so many mS/cm², number {@code receptor} of the receivers. */
    record Jump(Links links, int sender, int receiver, int receptor, double by, boolean isDelayed) {}

    /** A part of an input: a wave, a table of a current for each neuron, or noise. The weights are a number of each neuron, of noise three; a table has none. */
    record Term(int number, int weights, Input input, boolean isTable, boolean isNoise) {}

    private final List<Network> networks;
    private final List<Layout> layouts;
    private final double dt;
    private final Way way;
    private final List<Integer> layout = new ArrayList<>();
    private final List<List<double[]>> numbers = new ArrayList<>(), weights = new ArrayList<>();  // by network
    private final List<List<int[]>> links = new ArrayList<>();
    private final List<List<long[]>> longs = new ArrayList<>();
    private int numberRow, weightRow, linkRow, longRow, pendingRow, seenRow, spikedRow, places, threads;
    private final Map<Opening, Integer> openingAt = new IdentityHashMap<>(), variableOf = new IdentityHashMap<>();
    private final Map<Projected, Links> linksOf = new IdentityHashMap<>();
    private final Map<Projected, Seen> seenOf = new IdentityHashMap<>();
    private final Map<Layout.Electrical, Integer> electricalNumber = new IdentityHashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final List<Pulse> pulses = new ArrayList<>();
    private final List<Jump> jumps = new ArrayList<>();
    private final List<List<Term>> terms = new ArrayList<>();                                     // by population
    private final int[] counted, spikedAt, ownNumbers;                                            // by population
    private int termCount;

    /**
     * @param networks with the same populations and projections, but for their numbers, connections and inputs
     * @param dt       in ms
     * @throws ArgumentException if they differ in anything else, or have something that runs on the CPU alone
     */
    CudaModel(List<Network> networks, double dt) {
        this.networks = networks;
        this.dt = dt;
        Network first = networks.getFirst();
        for (Network network : networks) requireSame(first, network);
        List<GateRates> rates = first.populations().stream().map(population -> new GateRates(population.neuron())).toList();
        Layout[] all = new Layout[networks.size()];
        Cores.forEach(all.length, n -> all[n] = Layouts.whole(networks.get(n), rates));
        layouts = List.of(all);
        for (int n = 0; n < all.length; n++) {
            numbers.add(new ArrayList<>());
            weights.add(new ArrayList<>());
            links.add(new ArrayList<>());
            longs.add(new ArrayList<>());
        }
        counted = new int[slices().size()];
        ownNumbers = new int[slices().size()];
        spikedAt = new int[slices().size()];
        Arrays.fill(spikedAt, -1);
        boolean joined = !layout().projections().isEmpty() || first.projections().stream().anyMatch(projection -> jumping(projection) != null);
        for (Slice slice : slices()) {
            places += slice.width();
            threads += joined ? Math.ceilDiv(slice.n(), WARP) * WARP : slice.width();
        }
        way = !joined ? Way.ALONE : threads <= MOST_THREADS ? Way.TOGETHER : Way.MANY;
        for (int k = 0; k < HEAD + PER_POPULATION * slices().size(); k++) layout.add(0);
        for (int s = 0; s < slices().size(); s++) population(s);
        states();
        for (int p = 0; p < layout().projections().size(); p++) projected(p);
        for (int p = 0; p < first.projections().size(); p++) if (jumping(first.projections().get(p)) != null) jump(p);
        finishLayout();
    }

    private static void requireSame(Network first, Network other) {
        boolean same = first.populations().size() == other.populations().size() && first.projections().size() == other.projections().size();
        for (int k = 0; same && k < first.populations().size(); k++) {
            Population one = first.populations().get(k), two = other.populations().get(k);
            same = one.name().equals(two.name()) && one.size() == two.size() && one.neuron().equals(two.neuron());
        }
        for (int k = 0; same && k < first.projections().size(); k++) {
            Projection one = first.projections().get(k), two = other.projections().get(k);
            same = one.from().equals(two.from()) && one.to().equals(two.to()) && one.synapse().equals(two.synapse()) && one.delay() == two.delay()
                    && one.connections().hasDelays() == two.connections().hasDelays();
        }
        if (!same) throw new ArgumentException("The networks of an ensemble must have the same kinds of neurons and synapses, equally many of each, and may differ "
                + "in connections, inputs, starts and what is given per neuron.");
        for (Projection projection : first.projections())
            if (projection.synapse() instanceof PlasticSynapse)
                throw new ArgumentException("The synapses from %s to %s learn, which the CPU alone can simulate: use simulate(…)."
                        .formatted(projection.from(), projection.to()));
    }

    private static ExponentialSynapse jumping(Projection projection) { return Layouts.jumping(projection.synapse()); }

    List<Network> networks() { return networks; }

    /** Of the first network, which has the shape of all. */
    Layout layout() { return layouts.getFirst(); }

    Layout layout(int network) { return layouts.get(network); }

    List<Slice> slices() { return layout().slices(); }

    Way way() { return way; }

    /** Threads of a block: a power of 2. */
    int threads() { return way == Way.ALONE ? 128 : Math.min(MOST_THREADS, powerOfTwo(threads)); }

    /** Threads that a network needs, a whole number of warps. */
    int threadsOfNetwork() { return threads; }

    private static int powerOfTwo(int least) { return Math.max(WARP, Integer.highestOneBit(2 * least - 1)); }

    /** Places for what is seen, a power of 2. */
    int seenRoom() { return powerOfTwo(Math.max(1, seenRow)); }

    int spikedRoom() { return powerOfTwo(Math.max(1, spikedRow)); }

    String linkType() { return hasShortLinks() ? "unsigned short" : "int"; }

    boolean hasShortLinks() { return way == Way.ALONE || slices().stream().allMatch(slice -> slice.n() <= LARGEST_SHORT); }

    List<Opening> statesOf(Slice slice) { return layout().states().stream().filter(state -> state.sender() == slice).toList(); }

    /** Variables of a neuron, those of its synapses among them. */
    int variables(Slice slice) { return slice.variables() + statesOf(slice).stream().mapToInt(Opening::variables).sum(); }

    int variableOf(Opening state) { return variableOf.get(state); }

    int openingAt(Opening state) { return openingAt.get(state); }

    List<Seen> seen() { return seen; }

    Seen seenOf(Projected projection) { return seenOf.get(projection); }

    Links linksOf(Projected projection) { return linksOf.get(projection); }

    int electricalNumber(Layout.Electrical projection) { return electricalNumber.get(projection); }

    List<Pulse> pulses() { return pulses; }

    Pulse pulseOf(Opening state) { return pulses.stream().filter(pulse -> pulse.state() == state).findFirst().orElseThrow(); }

    List<Jump> jumps() { return jumps; }

    List<Term> terms(int population) { return terms.get(population); }

    /** All parts of inputs, in the order of their numbers. */
    List<Term> terms() { return terms.stream().flatMap(List::stream).toList(); }

    /** Numbers that each neuron of a population has of its own. */
    int ownNumbers(int population) { return ownNumbers[population]; }

    int counted(int population) { return counted[population]; }

    /** Where the layout says whether they spiked; −1: nobody asks. */
    int spikedAt(int population) { return spikedAt[population]; }

    int places() { return places; }

    int[] layoutNumbers() { return layout.stream().mapToInt(Integer::intValue).toArray(); }

    double[] numbers(int network) { return joined(numbers.get(network)); }

    double[] weights(int network) { return joined(weights.get(network)); }

    int[] links(int network) {
        int[] all = new int[linkRow];
        int at = 0;
        for (int[] part : links.get(network)) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    long[] longs(int network) { return longs.get(network).stream().flatMapToLong(Arrays::stream).toArray(); }

    int numberRow() { return numberRow; }

    int linkRow() { return linkRow; }

    int weightRow() { return weightRow; }

    int longRow() { return longRow; }

    int pendingRow() { return pendingRow; }

    /** Numbers of x, sums and what else the threads of a block keep, where they take turns. */
    int workRow() { return way == Way.MANY ? 2 * layout().size() + 4 * places + 2 * seenRow : 0; }

    private static double[] joined(List<double[]> parts) {
        double[] all = new double[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (double[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private int note(int value) {
        layout.add(value);
        return layout.size() - 1;
    }

    private void population(int s) {
        Slice slice = slices().get(s);
        int at = HEAD + PER_POPULATION * s;
        int place = IntStream.range(0, s).map(before -> slices().get(before).width()).sum();
        int thread = way == Way.ALONE ? place : IntStream.range(0, s).map(before -> Math.ceilDiv(slices().get(before).n(), WARP) * WARP).sum();
        int[] head = {slice.n(), slice.width(), slice.at(), thread, numberRow, place};
        for (int k = 0; k < head.length; k++) layout.set(at + k, head[k]);
        if (slice.population().neuron().refractory() > 0) counted[s] = note(longs(slice.width(), 1));
        // 1/C, then g and E of each channel
        int[] count = {0};
        add(s, count, network -> place(network, s).inverseC());
        for (int c = 0; c < slice.channels().size(); c++) {
            int channel = c;
            add(s, count, network -> place(network, s).channels().get(channel).g());
            add(s, count, network -> place(network, s).channels().get(channel).E());
        }
        terms.add(inputs(s, count));
        for (Projected projection : layout().projections()) {
            if (projection.receiver() != slice || !(projection instanceof Layout.Electrical electrical)) continue;
            electricalNumber.put(electrical, count[0]);
            int p = layout().projections().indexOf(projection);
            add(s, count, network -> ((Layout.Electrical) layouts.get(network).projections().get(p)).weights());
        }
        ownNumbers[s] = count[0];
    }

    private Slice place(int network, int s) { return layouts.get(network).slices().get(s); }

    /** A number more of each neuron of a population, in every network. */
    private void add(int s, int[] count, IntFunction<double[]> ofNetwork) {
        int width = slices().get(s).width();
        Cores.forEach(networks.size(), n -> numbers.get(n).add(Arrays.copyOf(ofNetwork.apply(n), width)));
        numberRow += width;
        count[0]++;
    }

    /** NEVER in each of so many rows of a width; where they begin. */
    private int longs(int width, int rows) {
        int at = longRow;
        for (List<long[]> ofNetwork : longs) {
            long[] never = new long[width * rows];
            Arrays.fill(never, 0, width, PartSlopes.NEVER);
            ofNetwork.add(never);
        }
        longRow += width * rows;
        return at;
    }

    private List<Term> inputs(int s, int[] count) {
        List<Input> parts = parts(slices().get(s).population().input());
        boolean alike = networks.stream().allMatch(network -> areAlike(parts, parts(network.populations().get(s).input())));
        boolean waves = alike && parts.stream().allMatch(part -> part instanceof Waveform || part instanceof Noise);
        List<Term> found = new ArrayList<>();
        if (!waves) found.add(new Term(termCount++, -1, slices().get(s).population().input(), true, false));
        int noise = 0;
        for (int k = 0; k < parts.size(); k++) {
            Input part = parts.get(k);
            int number = k;
            if (part instanceof Noise) {
                int which = noise++;
                found.add(new Term(termCount++, count[0], part, false, true));
                add(s, count, network -> filled(s, noise(network, s, which).mean()));
                add(s, count, network -> filled(s, noise(network, s, which).kept(dt)));
                add(s, count, network -> filled(s, noise(network, s, which).added(dt)));
            } else if (waves) {
                found.add(new Term(termCount++, count[0], part, false, false));
                add(s, count, network -> weights(s, wave(networks.get(network), s, number)));
            }
        }
        if (!alike && noise > 0) throw new ArgumentException("The inputs of \"%s\" have noise in some networks of the ensemble and not in all: give each the same kinds of input."
                .formatted(slices().get(s).population().name()));
        return found;
    }

    private Noise noise(int network, int s, int which) { return Noise.of(networks.get(network).populations().get(s).input()).get(which); }

    private static Waveform wave(Network network, int s, int part) { return (Waveform) parts(network.populations().get(s).input()).get(part); }

    private double[] weights(int s, Waveform wave) { return wave.weights.length > 0 ? wave.weights : filled(s, 1); }

    private double[] filled(int s, double value) {
        double[] all = new double[slices().get(s).width()];
        Arrays.fill(all, value);
        return all;
    }

    private static boolean areAlike(List<Input> some, List<Input> others) {
        return some.size() == others.size() && IntStream.range(0, some.size()).allMatch(k -> some.get(k).getClass() == others.get(k).getClass());
    }

    /** An input as those that are added, in their order, one that is no noise at least. */
    static List<Input> parts(Input input) {
        List<Input> parts = added(input);
        return parts.stream().allMatch(Noise.class::isInstance) ? Stream.concat(Stream.of(Input.constant(0)), parts.stream()).toList() : parts;
    }

    private static List<Input> added(Input input) {
        return switch (input) {
            case None _ -> List.of();
            case Sum(Input one, Input other) -> {
                List<Input> both = new ArrayList<>(added(one));
                both.addAll(added(other));
                yield both;
            }
            default -> List.of(input);
        };
    }

    private void states() {
        for (Slice slice : slices()) {
            int variable = slice.variables();
            for (Opening state : statesOf(slice)) {
                variableOf.put(state, variable);
                variable += state.variables();
            }
        }
        for (Opening state : layout().states()) {
            openingAt.put(state, note(state.at()));
            if (state.kinetics().release() instanceof KineticSynapse.ByVoltage) continue;
            // a spike of step f counts from step f + lag on; without delay that is the next one
            int lag = state.delay() == 0 ? 0 : (int) Math.ceil((state.delay() + Checks.SAME) / dt) - 1;
            int slots = lag / 2 + 2;
            int at = note(longs(state.sender().width(), lag == 0 ? 1 : 3 + slots));
            note(lag);
            note(slots);
            pulses.add(new Pulse(state, at));
        }
    }

    private void projected(int p) {
        Projected projection = layout().projections().get(p);
        Slice sender = switch (projection) {
            case Layout.Chemical chemical -> layout().states().get(chemical.state()).sender();
            case Layout.Electrical electrical -> electrical.sender();
        };
        Optional<Opening> state = projection instanceof Layout.Chemical chemical ? Optional.of(layout().states().get(chemical.state())) : Optional.empty();
        int population = slices().indexOf(sender);
        Optional<Seen> known = seen.stream().filter(one -> one.population() == population && one.state().equals(state)).findFirst();
        if (known.isEmpty()) {
            seen.add(new Seen(population, state, note(seenRow)));
            seenRow += sender.width();
        }
        seenOf.put(projection, known.orElseGet(seen::getLast));
        linksOf.put(projection, link(slices().indexOf(projection.receiver()), network -> switch (layouts.get(network).projections().get(p)) {
            case Layout.Chemical chemical -> chemical.sums().connections();
            case Layout.Electrical electrical -> electrical.sums().connections();
        }));
    }

    private Links link(int receiver, IntFunction<Connections> ofNetwork) {
        int width = slices().get(receiver).width();
        Connections[] connections = IntStream.range(0, networks.size()).mapToObj(ofNetwork).toArray(Connections[]::new);
        int[][][] reaching = new int[connections.length][][];
        Cores.forEach(reaching.length, n -> reaching[n] = connections[n].reaching());
        int depth = Arrays.stream(reaching).flatMap(Arrays::stream).mapToInt(onto -> onto.length / 2).max().orElse(0);
        boolean weighted = !Arrays.stream(connections).allMatch(Connections::isUniform);
        int at = note(linkRow);
        note(weightRow);
        Cores.forEach(reaching.length, n -> {
            int[][] onto = reaching[n];
            int[] link = new int[(1 + depth) * width];
            double[] weight = new double[weighted ? depth * width : 0];
            for (int i = 0; i < onto.length; i++) {
                link[i] = onto[i].length / 2;
                for (int e = 0; e < link[i]; e++) {
                    link[(1 + e) * width + i] = onto[i][2 * e];
                    if (weighted) weight[e * width + i] = connections[n].weight(onto[i][2 * e + 1]);
                }
            }
            links.get(n).add(link);
            weights.get(n).add(weight);
        });
        linkRow += (1 + depth) * width;
        weightRow += weighted ? depth * width : 0;
        return new Links(at, weighted);
    }

    /** Conductances that jump: see {@link Delivery}. */
    private void jump(int p) {
        Projection projection = networks.getFirst().projections().get(p);
        ExponentialSynapse synapse = jumping(projection);
        int sender = population(projection.from()), receiver = population(projection.to());
        if (spikedAt[sender] < 0) {
            spikedAt[sender] = note(spikedRow);
            spikedRow += slices().get(sender).width();
        }
        Links links = link(receiver, network -> networks.get(network).projections().get(p).connections());
        int longest = 0;
        List<int[]> delays = new ArrayList<>();
        for (Network network : networks) {
            delays.add(Delivery.delays(network.projections().get(p), dt));
            longest = Math.max(longest, Arrays.stream(delays.getLast()).max().orElse(0));
        }
        boolean own = projection.connections().hasDelays();
        if (longest > 0) {
            int width = slices().get(receiver).width();
            note(own ? longRow : -1);
            note(own ? 0 : delays.getFirst()[0]);
            note(pendingRow);
            note(longest + 1);
            pendingRow += (longest + 1) * width;
            if (own) delays(p, width, delays);
        }
        int receptor = slices().get(receiver).receptors().indexOf(synapse.receptor());
        jumps.add(new Jump(links, sender, receiver, receptor, synapse.jump(), longest > 0));
    }

    private void delays(int p, int width, List<int[]> delays) {
        List<int[][]> reaching = networks.stream().map(network -> network.projections().get(p).connections().reaching()).toList();
        int depth = reaching.stream().flatMap(Arrays::stream).mapToInt(onto -> onto.length / 2).max().orElse(0);
        for (int n = 0; n < networks.size(); n++) {
            long[] own = new long[depth * width];
            int[][] onto = reaching.get(n);
            for (int i = 0; i < onto.length; i++) for (int e = 0; 2 * e < onto[i].length; e++) own[e * width + i] = delays.get(n)[onto[i][2 * e + 1]];
            longs.get(n).add(own);
        }
        longRow += depth * width;
    }

    private int population(String name) { return IntStream.range(0, slices().size()).filter(s -> slices().get(s).population().name().equals(name)).findFirst().orElseThrow(); }

    private void finishLayout() {
        int[] head = {layout().size(), numberRow, linkRow, weightRow, longRow, pendingRow, termCount, places, seenRow};
        for (int k = 0; k < head.length; k++) layout.set(k, head[k]);
    }
}
