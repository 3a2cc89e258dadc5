package engram.memory.training;

import engram.activation.Activation;
import engram.activation.Curve;
import engram.deq.Adjoint;
import engram.deq.FullAdjoint;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.memory.HierarchicalMemory;
import engram.parallel.Cores;
import engram.parallel.Rounds;
import engram.progress.Progress;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

/**
 * What {@link BackendEngine} does, for memories of three layers, to the same bits and faster. The solution of a sample, there and back, needs the
 * synapses between hidden layer and output alone, which stay in the processor's first cache: so a tile of samples is solved to its end, side by side
 * in the lanes of vectors. The input's synapses are needed once there and once back; a few rows of their gradient are made and used at a time.
 */
final class TileEngine implements Engine {
    private static final int ROWS = 16; // of the input's synapses at a time: with 512 hidden neurons their gradient has 32 KB, a first cache

    private final Parameters parameters;
    private final Examples examples;
    private final Backend backend;
    private final int batch;
    private final TileWork[] tiles;
    private final Matrix[] transposedInput;       // ROWS × B each, as many as there are: ρ(x)
    private final Matrix hiddenDrives, outputDrives, outputActivations; // B × n₁, B × n₂, B × n₂
    private final Matrix hiddenT, hiddenDrivesT;  // n₁ × B: activations, drives
    private final Matrix gradient;                // n₁ × n₂
    private final Queue<Matrix> parts = new ConcurrentLinkedQueue<>(); // ROWS × n₁ each, one for a thread
    private final float[][] biases;               // of the hidden layer and the output, where they are not trained
    private Rounds rounds;
    private volatile Thread caller = Thread.currentThread();
    private IntConsumer item;                     // what is done with the items of a round

    TileEngine(HierarchicalMemory memory, Parameters parameters, Examples examples, int batch, Solver solver, Stop stop, Adjoint adjoint) {
        this.parameters = parameters;
        this.examples = examples;
        this.backend = memory.backend();
        this.batch = batch;
        int[] n = memory.layers();
        this.transposedInput = new Matrix[Math.ceilDiv(n[0], ROWS)];
        Arrays.setAll(transposedInput, k -> Matrix.zeros(Math.min(ROWS, n[0] - k * ROWS), batch));
        this.hiddenDrives = Matrix.zeros(batch, n[1]);
        this.outputDrives = Matrix.zeros(batch, n[2]);
        this.outputActivations = Matrix.zeros(batch, n[2]);
        this.hiddenT = Matrix.zeros(n[1], batch);
        this.hiddenDrivesT = Matrix.zeros(n[1], batch);
        this.gradient = Matrix.zeros(n[1], n[2]);
        this.tiles = new TileWork[Math.ceilDiv(batch, Synapses.LANES)];
        var synapses = new Synapses(parameters.weights.get(1).values(), n[1], n[2]);
        Activation hidden = memory.lagrangian(1).activation(), output = memory.lagrangian(2).activation();
        var input = new TileInput(memory.lagrangian(0).activation(), examples, transposedInput);
        Arrays.setAll(tiles, k -> new TileWork(form(memory, synapses, hidden, output), input, k * Synapses.LANES,
                Math.min(Synapses.LANES, batch - k * Synapses.LANES), solver, stop, adjoint, this::checkCancelled));
        this.biases = new float[][] {memory.biases(1).entries(), memory.biases(2).entries()};
    }

    private static TileForm form(HierarchicalMemory memory, Synapses synapses, Activation hidden, Activation output) {
        TileForm whole = switch (memory.form()) {
            case HAM -> new TileHam(synapses, hidden, output);
            case EVEN_ODD_HAM -> new TileEvenOdd(synapses, hidden, output);
            case CHN -> new TileChn(synapses, (Curve) hidden, (Curve) output);
            case EVEN_ODD_CHN -> new TileEvenOddChn(synapses, (Curve) hidden, (Curve) output);
        };
        return memory.step() == 1 ? whole : new TileDamped(whole, memory.step());
    }

    /** Whether it can do this: three layers of neurons that don't know one another, on the processor. */
    static boolean does(HierarchicalMemory memory, Solver solver, Adjoint adjoint) {
        boolean knownWayBack = adjoint instanceof RecurrentBackprop || adjoint instanceof FullAdjoint full && full.solver().equals(solver);
        boolean curves = true;
        for (int l = 0; l < memory.layers().length; l++) curves &= memory.lagrangian(l).activation() instanceof Curve;
        return memory.layers().length == 3 && curves && TileSolver.does(solver) && knownWayBack && memory.backend().name().equals("cpu");
    }

    @Override public Parameters parameters() { return parameters; }

    /** Threads stay at work between the two rounds of a batch, and between batches. */
    @Override public void together(Runnable work) {
        Cores.rounds(Math.max(tiles.length, transposedInput.length + 1), k -> item.accept(k), begun -> {
            rounds = begun;
            caller = Thread.currentThread();
            work.run();
        });
    }

    /** Threads that help are told by the caller's flag. */
    private void checkCancelled() {
        if (caller.isInterrupted()) throw new CancellationException("The training was stopped.");
        Progress.checkCancelled();
    }

    private void round(int items, IntConsumer work) {
        item = k -> {
            if (k < items) work.accept(k);
        };
        rounds.play();
    }

    @Override public Outcome step(int[] numbers, double rate, long step) {
        round(tiles.length, k -> solve(tiles[k], numbers));
        double loss = 0, size = 0, calls = 0;
        for (TileWork tile : tiles) {
            loss = tile.addLoss(loss);
            size += tile.size();
            calls += tile.calls();
        }
        if (!Double.isFinite(loss)) throw Engine.notFinite("The loss", step);
        if (!Double.isFinite(Engine.bounded(size))) throw Engine.notFinite("The gradient", step);
        // the input's synapses a few rows at a time, the rest as one item more
        round(transposedInput.length + 1, k -> {
            if (k < transposedInput.length) moveRows(k, rate, step);
            else moveRest(rate, step);
        });
        return new Outcome(loss / batch, calls / batch);
    }

    private void solve(TileWork tile, int[] numbers) {
        // b + ρ(x)·U
        tile.read(numbers, bias(0), bias(1));
        backend.addProduct(Panel.of(tile.input()), parameters.weights.getFirst().matrix(), Panel.of(tile.fields()));
        tile.solve(examples, numbers);
        tile.write(hiddenT.writableEntries(), hiddenDrivesT.writableEntries(), hiddenDrives.writableEntries(), outputActivations.writableEntries(),
                outputDrives.writableEntries(), batch);
    }

    private float[] bias(int layer) { return parameters.biases.isEmpty() ? biases[layer] : parameters.biases.get(layer).values(); }

    private void moveRows(int part, double rate, long step) {
        int n = hiddenDrives.cols(), first = part * ROWS * n;
        Matrix input = transposedInput[part], slopes = parts.poll();
        if (slopes == null) slopes = Matrix.zeros(ROWS, n);
        Arrays.fill(slopes.writableEntries(), 0);
        backend.addProduct(Panel.of(input), hiddenDrives, Panel.of(slopes, input.rows()));
        var weights = parameters.weights.getFirst();
        weights.moments().step(weights.values(), first, first + input.rows() * n, slopes.writableEntries(), 0, rate, step);
        parts.add(slopes);
    }

    private void moveRest(double rate, long step) {
        Arrays.fill(gradient.writableEntries(), 0);
        backend.addProduct(Panel.of(hiddenT), outputDrives, Panel.of(gradient));
        backend.addProduct(Panel.of(hiddenDrivesT), outputActivations, Panel.of(gradient));
        var second = parameters.weights.get(1);
        second.moments().step(second.values(), 0, second.values().length, gradient.writableEntries(), 0, rate, step);
        if (parameters.biases.isEmpty()) return;
        moveBias(parameters.biases.get(0), hiddenDrives, rate, step);
        moveBias(parameters.biases.get(1), outputDrives, rate, step);
    }

    private void moveBias(Parameters.Block block, Matrix drives, double rate, long step) {
        float[] sum = new float[drives.cols()], one = drives.entries();
        for (int i = 0; i < batch; i++) for (int j = 0; j < sum.length; j++) sum[j] += one[i * sum.length + j];
        block.moments().step(block.values(), 0, sum.length, sum, 0, rate, step);
    }
}
