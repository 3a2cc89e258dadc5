package engram.neuron;

import static engram.argument.Given.given;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.cuda.Kernel;
import engram.ode.FixedStep;
import engram.parallel.Cores;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Networks of the same shape that are simulated on the GPU at once: many steps per launch, the state staying there. What monitors want is gathered there and
 * comes here after each launch. All bits are those of the CPU.
 */
final class CudaSimulation implements AutoCloseable {
    private static final double SECONDS = 0.05;           // of a launch, about
    private static final long FIRST_LAUNCH = 1_000_000;   // steps of a neuron
    private static final int MOST_NUMBERS = 1 << 22;      // of inputs and of samples of a launch
    private static final int MOST_STEPS = 1 << 20;        // of a launch
    private static final int MOST_SPIKES = 1 << 22;       // of a launch, unless there are more in one step
    private static final int PIECES = 32;                 // of the work on spikes

    private final CudaModel model;
    private final double dt;
    private final Gpu gpu = Gpu.get();
    private final Kernel kernel;
    private final CudaInputs inputs;
    private final List<CudaRecorder> recorders;
    private final List<Part> parts;
    private final List<Wanted.Variable> wanted;
    private final List<DeviceBuffer> buffers = new ArrayList<>();
    private final DeviceBuffer state, work, numbers, layout, links, weights, longs, pending, highest, failed, foundCount;
    private final List<DeviceBuffer[]> changing = new ArrayList<>();  // what a launch changes, and its copy from before
    private DeviceBuffer who, when, exactly, inputNumbers, inputOf, samples, wants;
    private int room, sampleRoom;
    private final int[] firstPlace; // by population
    private final long bin;      // of rates, in steps; 0: none
    private Harvest harvest;     // null: all has been handed on
    private double spikesPerStep;
    private long made;

    /**
     * How a launch ended.
     *
     * @param first  step, and how many were made
     * @param spikes how many there were
     * @param astray the first step after which something was astray; −1: all is well
     */
    private record Outcome(long first, int count, int spikes, long astray) {}

    /** What a launch has found, to be handed on while the next one runs. */
    private record Harvest(long first, int count, int[] who, long[] when, double[] exactly, double[] samples) {}

    private CudaSimulation(List<Network> networks, Precision rates, double dt, FixedStep method, List<CudaRecorder> recorders) {
        this.dt = dt;
        this.recorders = recorders;
        model = new CudaModel(networks, dt);
        kernel = CudaKernel.of(CudaSource.of(model, method, rates));
        inputs = new CudaInputs(model, dt);
        wanted = recorders.getFirst().wanted.variables();
        bin = recorders.getFirst().wanted.bin();
        firstPlace = IntStream.range(0, model.slices().size()).map(s -> model.slices().subList(0, s).stream().mapToInt(Slice::width).sum()).toArray();
        double[] start = new double[networks.size() * model.layout().size()];
        Part[] made = new Part[networks.size()];
        Cores.forEach(made.length, n -> {
            made[n] = new Part(networks.get(n), model.layout(n), method, dt, true, false);
            System.arraycopy(made[n].y, 0, start, n * model.layout().size(), model.layout().size());
            recorders.get(n).sample(0, List.of(made[n]));
        });
        parts = List.of(made);
        try {
            state = changing(start);
            double[] lowest = new double[networks.size() * model.places()];
            Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
            highest = changing(lowest);
            pending = changing(new double[networks.size() * model.pendingRow()]);
            longs = changing(buffer((long) Long.BYTES * networks.size() * model.longRow()));
            longs.write(longRows(networks.size(), model.longRow(), model::longs));
            work = buffer((long) Double.BYTES * networks.size() * model.workRow());
            numbers = buffer(rows(networks.size(), model.numberRow(), model::numbers));
            weights = buffer(rows(networks.size(), model.weightRow(), model::weights));
            layout = buffer((long) Integer.BYTES * model.layoutNumbers().length);
            layout.write(model.layoutNumbers());
            links = links();
            failed = buffer((long) Long.BYTES * networks.size());
            foundCount = buffer(Integer.BYTES);
            makeRoom(Math.clamp(2L * networks.size() * model.places(), 1 << 16, 1 << 22));
        } catch (RuntimeException | Error tooLarge) {
            close();
            throw tooLarge;
        }
    }

    /** Whole runs, one of each network. */
    static List<Run> run(List<Network> networks, Precision rates, double ms, double dt, FixedStep method, List<Monitor> monitors) {
        Checks.positive("The step dt, in ms,", dt);
        long steps = Simulation.wholeSteps("The duration", Checks.positive("The duration in ms", ms), dt);
        given("method", method);
        given("rates", rates);
        List<CudaRecorder> recorders = networks.stream().map(network -> new CudaRecorder(network, dt, steps, Wanted.of(network, dt, monitors))).toList();
        try (var simulation = new CudaSimulation(networks, rates, dt, method, recorders); var progress = Progress.of("simulate", steps)) {
            simulation.advance(steps, progress);
            return simulation.finish(steps);
        }
    }

    private interface OfNetwork<T> {
        T numbers(int network);
    }

    private static double[] rows(int networks, int length, OfNetwork<double[]> of) {
        double[] all = new double[Math.multiplyExact(networks, length)];
        for (int n = 0; n < networks; n++) System.arraycopy(of.numbers(n), 0, all, n * length, length);
        return all;
    }

    private static long[] longRows(int networks, int length, OfNetwork<long[]> of) {
        long[] all = new long[Math.multiplyExact(networks, length)];
        for (int n = 0; n < networks; n++) System.arraycopy(of.numbers(n), 0, all, n * length, length);
        return all;
    }

    private DeviceBuffer buffer(long bytes) {
        buffers.add(gpu.allocate(bytes));
        return buffers.getLast();
    }

    private DeviceBuffer buffer(double[] of) {
        DeviceBuffer buffer = buffer((long) Double.BYTES * of.length);
        buffer.write(of);
        return buffer;
    }

    private DeviceBuffer changing(double[] of) { return changing(buffer(of)); }

    private DeviceBuffer changing(DeviceBuffer one) {
        changing.add(new DeviceBuffer[] {one, buffer(one.bytes())});
        return one;
    }

    private DeviceBuffer links() {
        int row = model.linkRow(), networks = model.networks().size();
        if (!model.hasShortLinks()) {
            int[] all = new int[Math.multiplyExact(networks, row)];
            for (int n = 0; n < networks; n++) System.arraycopy(model.links(n), 0, all, n * row, row);
            DeviceBuffer buffer = buffer((long) Integer.BYTES * all.length);
            buffer.write(all);
            return buffer;
        }
        short[] all = new short[Math.multiplyExact(networks, row)];
        for (int n = 0; n < networks; n++) {
            int[] own = model.links(n);
            for (int k = 0; k < row; k++) all[n * row + k] = (short) own[k];
        }
        DeviceBuffer buffer = buffer((long) Short.BYTES * all.length);
        buffer.write(all);
        return buffer;
    }

    private void makeRoom(int spikes) {
        if (spikes <= room) return;
        room = spikes;
        who = replaced(who, 2L * Integer.BYTES * spikes);
        when = replaced(when, (long) Long.BYTES * spikes);
        exactly = replaced(exactly, (long) Double.BYTES * spikes);
    }

    private DeviceBuffer replaced(DeviceBuffer old, long bytes) {
        if (old != null && old.bytes() >= bytes) return old;
        if (old != null) {
            old.close();
            buffers.remove(old);
        }
        return buffer(bytes);
    }

    private long neurons() { return (long) model.networks().size() * model.places(); }

    private void advance(long steps, Progress progress) {
        long numbersPerStep = inputs.perStep();
        for (Wanted.Variable one : wanted) numbersPerStep = Math.max(numbersPerStep, (long) model.networks().size() * one.neurons().length);
        long together = Math.clamp(FIRST_LAUNCH / neurons(), 1, MOST_STEPS);
        while (made < steps) {
            Progress.checkCancelled();
            int count = (int) Math.min(steps - made, Math.clamp(MOST_NUMBERS / numbersPerStep, 1, together));
            // half as many spikes again as there were at most in a step until now
            count = (int) Math.clamp(MOST_SPIKES / (1.5 * spikesPerStep + 1e-9), 1, count);
            makeRoom((int) Math.min(MOST_SPIKES, 1.5 * spikesPerStep * count));
            long began = System.nanoTime();
            advanceBy(count);
            double seconds = (System.nanoTime() - began) * 1e-9;
            made += count;
            progress.step(count);
            together = Math.clamp((long) (together * Math.clamp(SECONDS / seconds, 0.25, 4)), 1, MOST_STEPS);
        }
    }

    private void advanceBy(int count) {
        Outcome outcome = gpu.use(() -> {
            for (DeviceBuffer[] pair : changing) gpu.copy(pair[0], pair[1], pair[0].bytes());
            return launched(count);
        });
        while (outcome.spikes > room) {
            makeRoom(Math.multiplyExact(outcome.spikes, 2));
            outcome = again(count);
        }
        if (outcome.astray >= 0) {
            harvest = harvested(again((int) (outcome.astray - made + 1)));
            handOn(outcome.astray);
            throw gone(outcome.astray);
        }
        spikesPerStep = Math.max(spikesPerStep, outcome.spikes / (double) count);
        harvest = harvested(outcome);
    }

    private Outcome again(int count) {
        return gpu.use(() -> {
            for (DeviceBuffer[] pair : changing) gpu.copy(pair[1], pair[0], pair[0].bytes());
            return launched(count);
        });
    }

    private Outcome launched(int count) {
        int networks = model.networks().size();
        double[] given = inputs.numbers(made, count);
        int[] begins = inputs.begins(count), wants = wants(count);
        inputNumbers = replaced(inputNumbers, Math.max(8, (long) Double.BYTES * given.length));
        inputNumbers.write(given);
        inputOf = replaced(inputOf, Math.max(4, (long) Integer.BYTES * begins.length));
        inputOf.write(begins);
        this.wants = replaced(this.wants, (long) Integer.BYTES * wants.length);
        this.wants.write(wants);
        samples = replaced(samples, Math.max(8, (long) Double.BYTES * sampleRoom));
        long[] never = new long[networks];
        Arrays.fill(never, Long.MAX_VALUE);
        failed.write(never);
        foundCount.write(new int[] {0});
        int threads = model.threads();
        Grid grid = model.way() == CudaModel.Way.ALONE ? new Grid(Math.ceilDiv(model.threadsOfNetwork(), threads), networks, threads) : new Grid(networks, 1, threads);
        gpu.launch(kernel, grid, new CudaKernel.Arguments(state, work, numbers, layout, links, weights, inputNumbers, inputOf, longs, pending, highest, failed,
                foundCount, who, when, exactly, room, this.wants, samples, networks, made, count, dt, recorders.getFirst().timesSpikes() ? 1 : 0));
        handOn(Long.MAX_VALUE);
        int[] found = {0};
        foundCount.read(found);
        failed.read(never);
        long astray = Arrays.stream(never).min().orElseThrow();
        return new Outcome(made, count, found[0], astray == Long.MAX_VALUE ? -1 : astray);
    }

    /** What is to be sampled within so many steps: see {@code sample} in {@code kernel.cuh}. */
    private int[] wants(int count) {
        List<int[]> rows = new ArrayList<>();
        int[] head = new int[1 + 7 * wanted.size()];
        head[0] = wanted.size();
        int rowsAt = head.length;
        sampleRoom = 0;
        for (int w = 0; w < wanted.size(); w++) {
            Wanted.Variable one = wanted.get(w);
            int[] rowOf = new int[model.slices().get(one.population()).width()];
            Arrays.fill(rowOf, -1);
            for (int row = 0; row < one.neurons().length; row++) rowOf[one.neurons()[row]] = row;
            int[] entry = {one.population(), one.variable(), (int) Math.min(one.interval(), Integer.MAX_VALUE), (int) Math.min(firstSample(one, made), Integer.MAX_VALUE), rowsAt,
                one.neurons().length, sampleRoom};
            System.arraycopy(entry, 0, head, 1 + 7 * w, entry.length);
            rows.add(rowOf);
            rowsAt += rowOf.length;
            sampleRoom += samplesOf(one, made, count) * model.networks().size() * one.neurons().length;
        }
        int[] all = Arrays.copyOf(head, rowsAt);
        int at = head.length;
        for (int[] row : rows) {
            System.arraycopy(row, 0, all, at, row.length);
            at += row.length;
        }
        return all;
    }

    /** After how many steps of a launch, less 1, a variable is sampled first. */
    private static long firstSample(Wanted.Variable one, long first) { return one.interval() - 1 - first % one.interval(); }

    private static int samplesOf(Wanted.Variable one, long first, int count) {
        return firstSample(one, first) >= count ? 0 : (int) ((count - 1 - firstSample(one, first)) / one.interval()) + 1;
    }

    /** Brings here what a launch has found. */
    private Harvest harvested(Outcome outcome) {
        var found = new Harvest(outcome.first, outcome.count, new int[2 * outcome.spikes], new long[outcome.spikes], new double[outcome.spikes], new double[sampleRoom]);
        who.read(found.who);
        when.read(found.when);
        exactly.read(found.exactly);
        samples.read(found.samples);
        return found;
    }

    /** Hands on what the last launch but this one has found, the spikes before a step. */
    private void handOn(long before) {
        if (harvest == null) return;
        Harvest found = harvest;
        harvest = null;
        if (recorders.getFirst().timesSpikes() || bin > 0) spikes(found, before);
        if (found.samples.length > 0) Cores.forEach(recorders.size(), network -> samples(network, found));
    }

    private void samples(int network, Harvest found) {
        int at = 0;
        for (int w = 0; w < wanted.size(); w++) {
            Wanted.Variable one = wanted.get(w);
            int neurons = one.neurons().length, count = samplesOf(one, found.first, found.count);
            long number = (found.first + firstSample(one, found.first) + 1) / one.interval();
            for (int k = 0; k < count; k++) {
                int row = at + (k * recorders.size() + network) * neurons;
                recorders.get(network).keep(w, number + k, Arrays.copyOfRange(found.samples, row, row + neurons));
            }
            at += count * recorders.size() * neurons;
        }
    }

    /** Hands on spikes, which stand as the threads came: in the order of their steps, some steps per piece of work. */
    private void spikes(Harvest found, long before) {
        int spikes = found.when.length, pieces = Math.min(found.count, PIECES);
        int[] endOfStep = new int[found.count + 1], order = new int[spikes];
        for (long step : found.when) endOfStep[(int) (step - found.first) + 1]++;
        for (int k = 0; k < found.count; k++) endOfStep[k + 1] += endOfStep[k];
        int[] begins = IntStream.rangeClosed(0, pieces).map(piece -> endOfStep[(int) ((long) piece * found.count / pieces)]).toArray();
        for (int k = 0; k < spikes; k++) order[endOfStep[(int) (found.when[k] - found.first)]++] = k;
        SpikeOrder[][] sorted = new SpikeOrder[pieces][];
        Cores.forEach(pieces, piece -> sorted[piece] = sorted(found, before, order, begins[piece], begins[piece + 1]));
        int populations = model.slices().size();
        for (SpikeOrder[] piece : sorted)
            for (int g = 0; g < piece.length; g++)
                if (piece[g] != null) recorders.get(g / populations).add(g % populations, piece[g]);
        if (bin == 0) return;
        for (int k = 0; k < spikes; k++)
            if (found.when[k] < before) recorders.get(found.who[2 * k]).count(population(found.who[2 * k + 1]), found.when[k]);
    }

    private int population(int place) {
        int population = 0;
        for (int left = place - model.slices().getFirst().width(); left >= 0; left -= model.slices().get(population).width()) population++;
        return population;
    }

    /** Some of the spikes by network and population, each in the order of time; null where there are none. */
    private SpikeOrder[] sorted(Harvest found, long before, int[] order, int from, int to) {
        int populations = model.slices().size(), groups = recorders.size() * populations;
        int[] end = new int[groups + 1], group = new int[to - from];
        for (int k = from; k < to; k++) {
            int spike = order[k];
            group[k - from] = found.when[spike] < before ? found.who[2 * spike] * populations + population(found.who[2 * spike + 1]) : groups;
            if (group[k - from] < groups) end[group[k - from] + 1]++;
        }
        for (int g = 0; g < groups; g++) end[g + 1] += end[g];
        double[] times = new double[end[groups]];
        int[] neurons = new int[end[groups]], next = end.clone();
        for (int k = from; k < to; k++) {
            if (group[k - from] == groups) continue;
            int at = next[group[k - from]]++, spike = order[k];
            times[at] = found.exactly[spike];
            neurons[at] = found.who[2 * spike + 1] - firstPlace[group[k - from] % populations];
        }
        SpikeOrder[] sorted = new SpikeOrder[groups];
        for (int g = 0; g < groups; g++)
            if (end[g + 1] > end[g]) sorted[g] = SpikeOrder.of(Arrays.copyOfRange(times, end[g], end[g + 1]), Arrays.copyOfRange(neurons, end[g], end[g + 1]), end[g + 1] - end[g]);
        return sorted;
    }

    /** Brings the state here, and says of the first network that has something astray what that is. */
    private SimulationException gone(long step) {
        fetch();
        for (int n = 0; n < parts.size(); n++) {
            try {
                parts.get(n).lookAtVoltages(step);
                parts.get(n).look(step);
            } catch (Part.Astray astray) {
                String where = parts.size() == 1 ? "" : "In network " + n + ": ";
                return new SimulationException(where + Simulation.sentence(astray, dt), recorders.get(n).finish(List.of(parts.get(n)), List.of(), step));
            }
        }
        throw new IllegalStateException("no network is astray after step " + step);
    }

    private void fetch() {
        int size = model.layout().size();
        double[] all = new double[parts.size() * size], most = new double[parts.size() * model.places()];
        state.read(all);
        highest.read(most);
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            System.arraycopy(all, n * size, part.y, 0, size);
            int place = n * model.places();
            for (int s = 0; s < model.slices().size(); s++) {
                Slice slice = model.slices().get(s);
                for (int i = 0; i < slice.n(); i++) part.highest[s] = Math.max(part.highest[s], most[place + i]);
                place += slice.width();
            }
        }
    }

    private List<Run> finish(long steps) {
        handOn(Long.MAX_VALUE);
        fetch();
        for (Part part : parts) {
            try {
                part.look(steps - 1);
            } catch (Part.Astray astray) {
                throw gone(steps - 1);
            }
        }
        Run[] runs = new Run[parts.size()];
        Cores.forEach(runs.length, n -> runs[n] = recorders.get(n).finish(List.of(parts.get(n)), List.of(), steps));
        return List.of(runs);
    }

    @Override public void close() { buffers.forEach(DeviceBuffer::close); }
}
