package engram.memory.training;

import engram.activation.Curve;
import engram.cuda.DeviceBuffer;
import engram.cuda.Gpu;
import engram.cuda.Grid;
import engram.deq.Adjoint;
import engram.deq.Anderson;
import engram.deq.FullAdjoint;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.Form;
import engram.memory.HierarchicalMemory;
import engram.progress.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains a memory of three layers on the GPU, where parameters, moments and examples stay: five kernels a batch (see {@code ham.cu}), without a copy
 * or a wait between them, and for some batches at a time. What {@link BackendEngine} computes, but for the order of sums: an equilibrium agrees within
 * 1e-4 of its size where the iteration converges, the loss of an epoch within 1e-3. Kernels that move parameters do nothing once a loss or a gradient
 * was not finite, so that they are then as they were before that batch.
 */
final class CudaHamEngine implements Engine {
    private static final int MOST = 16;             // batches at a time
    private static final double SECONDS = 0.02;     // that they take, about, so that an interruption is soon seen
    private static final int ROOM = 12_000;         // as in ham.cu
    private static final int WINDOW = 4, KEPT = 9;  // states that are mixed at most; of a sample's scratch
    private static final int TALL = 64, WIDE = 32;  // of the parts of products that a block computes
    private static final int BLOCKS = 128;          // that share the work for ρ(x)·U, about
    private static final int THREADS = 256;         // of a block
    private static final int FEW = 64;              // threads of a block where there is little to do
    private static final long MOST_PIXELS = 1L << 30;

    private final Gpu gpu = Gpu.get();
    private final HierarchicalMemory memory;
    private final Parameters parameters;
    private final Examples examples;
    private final int batch, n0, n1, n2;
    private final int share, parts;                 // of the inputs
    private final CudaHamKernels.Ways ways;
    private final Madam madam;
    private final float[] grey;
    private final List<DeviceBuffer> buffers = new ArrayList<>();
    private DeviceBuffer pixels, greys, targets, numbers, drives, scratch, losses, sizes, made, report;
    private CudaHamKernels.Slopes slopes;
    private CudaBlock input, output, hiddenBias, outputBias; // null before the first step
    private boolean moved;                          // since the parameters were last brought here
    private int atOnce = 1;

    CudaHamEngine(HierarchicalMemory memory, Parameters parameters, Examples examples, int batch, Solver solver, Stop stop, Adjoint adjoint) {
        this.memory = memory;
        this.parameters = parameters;
        this.examples = examples;
        this.batch = batch;
        int[] n = memory.layers();
        n0 = n[0];
        n1 = n[1];
        n2 = n[2];
        int tiles = Math.ceilDiv(batch, TALL) * Math.ceilDiv(n1, WIDE);
        share = Math.ceilDiv(Math.ceilDiv(n0, Math.max(1, BLOCKS / tiles)), WIDE) * WIDE;
        parts = Math.ceilDiv(n0, share);
        ways = CudaHamKernels.Ways.of(solver, stop, adjoint);
        madam = ((Madam.Second) parameters.weights.getFirst().moments()).by();
        grey = TileInput.greys(memory.lagrangian(0).activation());
    }

    /** Whether it can do this: three layers with the energy of a HAM that fits a block's memory, two solvers, Madam, on the GPU. */
    static boolean does(HierarchicalMemory memory, Examples examples, Optimiser optimiser, Solver solver, Adjoint adjoint) {
        int[] n = memory.layers();
        if (n.length != 3 || memory.form().isContinuous() || memory.step() != 1 || !memory.backend().name().equals("cuda")) return false;
        boolean knownWayBack = adjoint instanceof RecurrentBackprop || adjoint instanceof FullAdjoint full && full.solver().equals(solver);
        boolean narrow = !(solver instanceof Anderson anderson) || anderson.window() <= WINDOW;
        boolean curves = true;
        for (int l = 0; l < n.length; l++) curves &= memory.lagrangian(l).activation() instanceof Curve;
        long state = memory.form() == Form.HAM ? n[1] + n[2] : n[2];
        boolean fits = (long) n[1] * n[2] + 3L * (n[1] + n[2]) + 3 * state <= ROOM && (long) examples.count() * Math.max(n[0], 4 * n[2]) <= MOST_PIXELS;
        return knownWayBack && narrow && curves && fits && TileSolver.does(solver) && optimiser instanceof Madam;
    }

    /** What computes, in a few words. */
    static String description() { return "fused kernels of " + Gpu.get().device(); }

    @Override public int atOnce() { return atOnce; }

    @Override public Outcome step(int[] numbers, double rate, long step) {
        var outcomes = new ArrayList<Outcome>();
        steps(new int[][] {numbers}, rate, step, outcomes::add);
        return outcomes.getFirst();
    }

    @Override public void steps(int[][] batches, double rate, long step, Consumer<Outcome> done) {
        Progress.checkCancelled();
        if (input == null) open();
        if (batches.length > MOST) throw new IllegalArgumentException(batches.length + " batches at a time, and there is room for " + MOST);
        var order = new int[batches.length * batch];
        for (int k = 0; k < batches.length; k++) System.arraycopy(batches[k], 0, order, k * batch, batch);
        var found = new double[2 + 2 * batches.length];
        long began = System.nanoTime();
        gpu.use(() -> {
            numbers.write(order);
            gpu.clear(report, report.bytes());
            moved = true;
            for (int k = 0; k < batches.length; k++) launch(k, rate, step + k);
            report.read(found);
            return null;
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        atOnce = Math.clamp((long) (batches.length * Math.clamp(SECONDS / seconds, 0.25, 4)), 1, MOST);
        int good = found[0] == 0 ? batches.length : (int) found[1];
        for (int k = 0; k < good; k++) done.accept(new Outcome(found[2 + 2 * k], found[3 + 2 * k]));
        if (good < batches.length) throw Engine.notFinite(found[0] == 1 ? "The loss" : "The gradient", step + good);
    }

    private void launch(int place, double rate, long step) {
        int first = place * batch, across = Math.ceilDiv(n1, WIDE);
        var inputs = new CudaHamKernels.Inputs(pixels, greys, numbers, first, batch, n0);
        gpu.launch(CudaHamKernels.DriveHidden.KERNEL, new Grid(Math.ceilDiv(batch, TALL) * across, parts, THREADS),
                new CudaHamKernels.DriveHidden(inputs, n1, input.values(), share, drives));
        gpu.launch(CudaHamKernels.SolveSamples.KERNEL, Grid.of(batch, THREADS), new CudaHamKernels.SolveSamples(
                memory.form() == Form.HAM ? 0 : 1, batch, n1, n2, neurons(1), neurons(2), drives, parts, hiddenBias.values(), outputBias.values(),
                output.values(), targets, numbers, first, ways, TileInput.largest(grey), scratch, slopes, losses, sizes, made));
        gpu.launch(CudaHamKernels.JudgeBatch.KERNEL, Grid.of(1, THREADS), new CudaHamKernels.JudgeBatch(batch, place, losses, sizes, made, report));
        var pace = new CudaHamKernels.Pace((float) rate, Madam.correction(step), (float) madam.bound());
        gpu.launch(CudaHamKernels.MoveInput.KERNEL, Grid.of(Math.ceilDiv(n0, TALL) * across, THREADS),
                new CudaHamKernels.MoveInput(report, inputs, n1, slopes.hiddenDrives(), pace, input.limit(), input.moments(), input.values()));
        gpu.launch(CudaHamKernels.MoveRest.KERNEL, Grid.of(Math.ceilDiv(n1 * n2 + n1 + n2, FEW), FEW), new CudaHamKernels.MoveRest(
                report, batch, n1, n2, slopes, pace, output.limit(), output.moments(), output.values(), parameters.biases.isEmpty() ? 0 : 1,
                hiddenBias.limit(), hiddenBias.moments(), hiddenBias.values(), outputBias.limit(), outputBias.moments(), outputBias.values()));
    }

    private CudaHamKernels.Neurons neurons(int layer) { return CudaHamKernels.Neurons.of((Curve) memory.lagrangian(layer).activation()); }

    /** Brings everything to the device. */
    private void open() {
        try {
            gpu.use(() -> {
                write();
                return null;
            });
        } catch (RuntimeException | Error failure) {
            close();
            throw failure;
        }
    }

    private void write() {
        pixels = room((long) examples.count() * n0);
        pixels.write(allPixels());
        targets = CudaBlock.written(allTargets(), this::room);
        greys = CudaBlock.written(grey, this::room);
        numbers = room((long) Integer.BYTES * MOST * batch);
        drives = floats((long) parts * batch * n1);
        scratch = floats((long) batch * KEPT * (memory.form() == Form.HAM ? n1 + n2 : n2));
        slopes = new CudaHamKernels.Slopes(floats((long) batch * n1), floats((long) batch * n2), floats((long) batch * n1), floats((long) batch * n2));
        losses = room((long) Double.BYTES * batch);
        sizes = room((long) Double.BYTES * batch);
        made = room((long) Integer.BYTES * batch);
        report = room(Double.BYTES * (2 + 2 * MOST));
        boolean fixed = parameters.biases.isEmpty();
        hiddenBias = fixed ? CudaBlock.fixed(memory.biases(1).entries(), this::room) : CudaBlock.of(parameters.biases.get(0), this::room);
        outputBias = fixed ? CudaBlock.fixed(memory.biases(2).entries(), this::room) : CudaBlock.of(parameters.biases.get(1), this::room);
        output = CudaBlock.of(parameters.weights.get(1), this::room);
        input = CudaBlock.of(parameters.weights.get(0), this::room);
    }

    private byte[] allPixels() {
        var all = new byte[examples.count() * n0];
        var one = new byte[n0];
        for (int k = 0; k < examples.count(); k++) {
            examples.copyInput(k, one);
            System.arraycopy(one, 0, all, k * n0, n0);
        }
        return all;
    }

    private float[] allTargets() {
        var all = new float[examples.count() * n2];
        for (int k = 0; k < examples.count(); k++) for (int j = 0; j < n2; j++) all[k * n2 + j] = examples.target(k, j);
        return all;
    }

    private DeviceBuffer floats(long count) { return room(Float.BYTES * count); }

    private DeviceBuffer room(long bytes) {
        DeviceBuffer buffer = gpu.allocate(bytes);
        buffers.add(buffer);
        return buffer;
    }

    @Override public Parameters parameters() {
        if (!moved) return parameters;
        gpu.use(() -> {
            input.read(parameters.weights.get(0));
            output.read(parameters.weights.get(1));
            if (!parameters.biases.isEmpty()) {
                hiddenBias.read(parameters.biases.get(0));
                outputBias.read(parameters.biases.get(1));
            }
            return null;
        });
        moved = false;
        return parameters;
    }

    @Override public void close() { buffers.forEach(DeviceBuffer::close); }
}
