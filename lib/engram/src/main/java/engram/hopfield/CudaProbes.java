package engram.hopfield;

import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.hopfield.CudaKernels.Change;
import engram.hopfield.CudaKernels.Cohort;
import engram.hopfield.CudaKernels.CountDiffering;
import engram.hopfield.CudaKernels.Group;
import engram.hopfield.CudaKernels.RetireProbes;
import engram.hopfield.CudaKernels.Seen;
import engram.hopfield.CudaKernels.Spins;
import engram.hopfield.CudaKernels.UpdateSpins;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The memory of a GPU that up to c probes need on their way together, and the launch of the kernels on it. Within {@link Gpu#use} only.
 * Names and shapes are those of {@link CudaKernels}.
 */
final class CudaProbes implements AutoCloseable {

    /** Probes, and neurons or patterns, of a block of threads. */
    static final int TILE = 128;

    /** The most steps that are replayed before the host looks at them. */
    static final int BATCH = 32;

    private static final int THREADS = 256;
    private static final int DREW_BEFORE = 8;
    private static final int DIGITS = 3;
    private static final int DEPTH = 16;  // words of a slice
    private static final int BLOCKS = 2;  // of a multiprocessor at a time

    /** Takes one overlap N·m of probe μ at time t. */
    interface OverlapSink {
        void overlap(int mu, int t, int scaled);
    }

    private final Gpu gpu;
    private final CudaPatterns patterns;
    private final CudaDecision decision;
    private final int together;            // c
    private final int longest;             // cycle
    private final int enough;              // blocks, for the whole GPU
    private final List<DeviceBuffer> all = new ArrayList<>();
    private final Cohort cohort;
    private final DeviceBuffer states;     // S(t)
    private final DeviceBuffer last;       // S(t−1)
    private final DeviceBuffer parts;
    private final DeviceBuffer arrived;
    private final DeviceBuffer differing;
    private final Change change;
    private final Seen seen;               // of BATCH steps at most
    private final DeviceBuffer cycles;
    private final DeviceBuffer settled;

    private int first;                     // number of the first probe
    private int count;                     // probes in this run, ≤ c
    private int time;                      // t
    private int replayed;                  // steps of the last batch
    private int activeNow;
    private int[] settledAt = {};          // count, −1 for a probe that goes on

    /**
     * Takes the memory for {@code together} probes.
     *
     * @param longest the length of the longest cycles on which probes are finished: 0, 1 or 2
     */
    CudaProbes(Gpu gpu, CudaPatterns patterns, CudaDecision decision, int together, int longest) {
        this.gpu = gpu;
        this.patterns = patterns;
        this.decision = decision;
        this.together = together;
        this.longest = longest;
        enough = BLOCKS * gpu.device().multiprocessors();
        long c = together, state = 4L * patterns.words();
        try {
            cohort = new Cohort(room(3 * Integer.BYTES), room(4 * c), together);
            states = room(state * c);
            last = room(state * c);
            // tiles are shared between blocks where they are at most half of enough
            long tiles = Math.min(enough / 2, (long) Math.ceilDiv(patterns.padded(), TILE) * Math.ceilDiv(together, TILE));
            parts = room(4L * TILE * TILE * tiles);
            arrived = room(4 * tiles);
            differing = room(2L * patterns.padded() * c);
            change = new Change(room((long) DIGITS * patterns.padded() * c), room(4 * c), room(4L * Math.ceilDiv(together, TILE)));
            seen = new Seen(room(4 * c), room(4L * BATCH * c));
            cycles = room(4 * c);
            settled = room(4 * c);
        } catch (RuntimeException full) {
            close();
            throw full;
        }
    }

    private DeviceBuffer room(long bytes) {
        DeviceBuffer buffer = gpu.allocate(bytes);
        all.add(buffer);
        return buffer;
    }

    /** Bytes of memory for one probe, those of {@link CudaSteps} or {@link CudaSweeps} included. */
    static double bytes(Patterns patterns) {
        return 24.0 * patterns.stride() + 4.0 * patterns.neurons() + (2.0 + DIGITS) * 64 * Patterns.wordsFor(patterns.count()) + 4 * (5 + BATCH);
    }

    /** Puts {@code howMany} probes from number {@code firstNumber} on in their places at t = 0. */
    void start(Patterns probes, int firstNumber, int howMany) {
        first = firstNumber;
        count = howMany;
        time = 0;
        activeNow = howMany;
        settledAt = filled(-1);
        cohort.active().write(IntStream.range(0, howMany).toArray());
        states.write(Arrays.copyOfRange(probes.words(), first * probes.stride(), (first + howMany) * probes.stride()));
        seen.met().write(filled(DREW_BEFORE)); // there is no state before the first: never a cycle
        settled.write(settledAt);
        for (var zeros : List.of(cycles, change.planes(), differing, parts, arrived)) gpu.clear(zeros, zeros.bytes());
    }

    private int[] filled(int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    /** Launches the update of the neurons in places from … to − 1 of an order, at once, of as many active probes as fill so many tiles, or fewer. */
    void launchGroup(CudaSteps.Order visit, int from, int to, int tiles) {
        int words = patterns.words(), afresh = visit.afresh() ? 1 : 0;
        int across = Math.ceilDiv(patterns.padded(), TILE), share = share(words, across * tiles, enough);
        var stored = visit.patterns().byPattern();
        gpu.launch(CountDiffering.KERNEL, new Grid(across * Math.ceilDiv(words, share), tiles, THREADS),
                new CountDiffering(cohort, inBlock(), stored, visit.states(), share, parts, arrived, afresh, differing, change));
        var group = new Group(visit.patterns().byNeuron(), patterns.neurons(), visit.numbers(), from, to, afresh);
        var spins = new Spins(visit.fields(), visit.states(), last);
        gpu.launch(UpdateSpins.KERNEL, new Grid(Math.ceilDiv(to, TILE) - from / TILE, tiles, THREADS),
                new UpdateSpins(cohort, inBlock(), stored, group, change, spins, decision, seen));
    }

    /** How many of the W words of a tile a block counts: W, or so few that there are about as many blocks as are enough. */
    static int share(int words, int tiles, int enough) {
        int slices = Math.ceilDiv(words, DEPTH);
        return DEPTH * Math.ceilDiv(slices, Math.clamp(enough / tiles, 1, slices));
    }

    /** Launches the end of a step, which drops the probes that are finished. */
    void launchRetirement() {
        gpu.launch(RetireProbes.KERNEL, Grid.of(1, THREADS),
                new RetireProbes(cohort, longest, seen.met(), cycles, settled, change.planes()));
    }

    /** Makes some steps, at most {@link #BATCH}, waits for them and looks for an interruption. */
    void advance(int howMany, Runnable launches) {
        cohort.status().write(new int[] {activeNow, time, 0});
        gpu.clear(seen.record(), 4L * howMany * together);
        launches.run();
        gpu.checkpoint();
        int[] now = new int[3];
        cohort.status().read(now);
        activeNow = now[0];
        time = now[1];
        replayed = howMany;
        settled.read(settledAt);
    }

    /** Hands on the overlaps of the steps made last, up to the one in which a probe was finished. */
    void forEachOverlap(OverlapSink sink) {
        int[] different = new int[replayed * together];
        seen.record().read(different);
        for (int k = 0; k < replayed; k++) {
            int t = time - replayed + 1 + k;
            for (int local = 0; local < count; local++)
                // N·m = N − 2·popcount(ξ^μ xor S^μ)
                if (wasActive(local, t)) sink.overlap(number(local), t, patterns.neurons() - 2 * different[k * together + local]);
        }
    }

    /** Whether the last step was made of this probe too. */
    boolean wasActive(int local) { return wasActive(local, time); }

    private boolean wasActive(int local, int t) { return settledAt[local] < 0 || t <= settledAt[local]; }

    /** t. */
    int time() { return time; }

    /** How many probes are not finished. */
    int active() { return activeNow; }

    /** How many tiles these fill. */
    int activeTiles() { return Math.ceilDiv(activeNow, TILE); }

    /** The number of the first probe within its block of p, see {@link Decision}. */
    private int inBlock() { return first % patterns.count(); }

    /** The number of a probe of this run. */
    int number(int local) { return first + local; }

    /** When a probe was found at rest or on a 2-cycle, or −1. */
    int settledAt(int local) { return settledAt[local]; }

    /** The length of the cycle that each probe has reached, or 0. */
    int[] cycles() {
        int[] lengths = new int[count];
        cycles.read(lengths);
        return lengths;
    }

    /** Whether the last step of each probe drew a tie. */
    boolean[] drewTies() {
        int[] met = new int[count];
        seen.met().read(met);
        boolean[] drew = new boolean[count];
        for (int local = 0; local < count; local++) drew[local] = (met[local] & DREW_BEFORE) != 0; // the end of a step leaves nothing else
        return drew;
    }

    /** c, how many probes there is room for. */
    int room() { return together; }

    /** How many probes are in this run, ≤ c. */
    int rows() { return count; }

    /** c × W spins, S(t) of each probe or S at the time when it was finished. */
    DeviceBuffer states() { return states; }

    /** The states, brought home: W/2 words per probe. */
    long[][] statesAtHome() { return atHome(states); }

    /** S(t−1) of each probe in a synchronous run, likewise. */
    long[][] lastStatesAtHome() { return atHome(last); }

    private long[][] atHome(DeviceBuffer buffer) {
        int stride = patterns.words() / 2;
        long[] words = new long[count * stride];
        buffer.read(words);
        var rows = new long[count][];
        Arrays.setAll(rows, local -> Arrays.copyOfRange(words, local * stride, (local + 1) * stride));
        return rows;
    }

    @Override public void close() { all.forEach(DeviceBuffer::close); }
}
