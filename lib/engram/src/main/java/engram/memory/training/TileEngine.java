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
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;
import java.util.Arrays;

/**
 * What {@link BackendEngine} does, for memories of three layers, to the same bits and faster. The solution of a sample, there and back, needs the
 * synapses between hidden layer and output alone, which stay in the processor's first cache: so a tile of samples is solved to its end, side by side
 * in the lanes of vectors. The input's synapses are needed once there and once back; a few rows of their gradient are made and used at a time.
 */
final class TileEngine implements Engine {
    private static final int ROWS = 16; // of the input's synapses at a time

    private final Parameters parameters;
    private final Examples examples;
    private final Backend backend;
    private final TileWork[] tiles;
    private final float[] grey = new float[256];  // ρ of each grey
    private final int batch;
    private final Matrix input;                   // B × n₀: ρ(x)
    private final Matrix[] transposedInput;       // ROWS × B each, as many as there are
    private final Matrix fields;                  // B × n₁: what reaches the hidden layer from outside
    private final Matrix hiddenDrives, outputDrives, outputActivations; // B × n₁, B × n₂, B × n₂
    private final Matrix hiddenT, hiddenDrivesT;  // n₁ × B: activations, drives
    private final Matrix gradient;                // n₁ × n₂

    TileEngine(HierarchicalMemory memory, Parameters parameters, Examples examples, int batch, Solver solver, Stop stop, Adjoint adjoint) {
        this.parameters = parameters;
        this.examples = examples;
        this.backend = memory.backend();
        this.batch = batch;
        int[] n = memory.layers();
        this.input = Matrix.zeros(batch, n[0]);
        this.transposedInput = new Matrix[Math.ceilDiv(n[0], ROWS)];
        Arrays.setAll(transposedInput, k -> Matrix.zeros(Math.min(ROWS, n[0] - k * ROWS), batch));
        this.fields = Matrix.zeros(batch, n[1]);
        this.hiddenDrives = Matrix.zeros(batch, n[1]);
        this.outputDrives = Matrix.zeros(batch, n[2]);
        this.outputActivations = Matrix.zeros(batch, n[2]);
        this.hiddenT = Matrix.zeros(n[1], batch);
        this.hiddenDrivesT = Matrix.zeros(n[1], batch);
        this.gradient = Matrix.zeros(n[1], n[2]);
        this.tiles = new TileWork[Math.ceilDiv(batch, Synapses.LANES)];
        var synapses = new Synapses(parameters.weights.get(1).values(), n[1], n[2]);
        Activation hidden = memory.lagrangian(1).activation(), output = memory.lagrangian(2).activation();
        Arrays.setAll(tiles, _ -> new TileWork(form(memory, synapses, hidden, output), solver, stop, adjoint));
        for (int level = 0; level < grey.length; level++) grey[level] = level / 255f;
        memory.lagrangian(0).activation().apply(grey, 0, grey, 0, grey.length);
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
        boolean knownWayBack = adjoint instanceof RecurrentBackprop || adjoint instanceof FullAdjoint full && TileSolver.does(full.solver());
        boolean curves = true;
        for (int l = 0; l < memory.layers().length; l++) curves &= memory.lagrangian(l).activation() instanceof Curve;
        return memory.layers().length == 3 && curves && TileSolver.does(solver) && knownWayBack && memory.backend().name().equals("cpu");
    }

    @Override public Parameters parameters() { return parameters; }

    @Override public Outcome step(int[] numbers, double rate, long step) {
        read(numbers);
        drive();
        Cores.forEach(tiles.length, tile -> solve(tile, numbers));
        double loss = 0, size = 0, calls = 0;
        for (TileWork tile : tiles) {
            loss = tile.addLoss(loss);
            size = Math.max(size, tile.size());
            calls += tile.calls();
        }
        if (!Double.isFinite(loss)) throw Engine.notFinite("The loss", step);
        if (!(size < 1e30)) throw Engine.notFinite("The gradient", step);
        move(rate, step);
        return new Outcome(loss / batch, calls / batch);
    }

    /** ρ(x) of the batch, and the same transposed. */
    private void read(int[] numbers) {
        int n = examples.inputs();
        float[] rho = input.writableEntries();
        Cores.ranges(batch, 4 * n, (from, to) -> {
            var pixels = new byte[n];
            for (int i = from; i < to; i++) {
                examples.copyInput(numbers[i], pixels);
                for (int p = 0; p < n; p++) rho[i * n + p] = grey[pixels[p] & 0xff];
            }
        });
        Cores.ranges(transposedInput.length, 4 * ROWS * batch, (from, to) -> {
            for (int k = from; k < to; k++) transpose(rho, k * ROWS, n, transposedInput[k]);
        });
    }

    private void transpose(float[] rho, int first, int n, Matrix to) {
        float[] out = to.writableEntries();
        for (int i = 0; i < batch; i++)
            for (int p = 0; p < to.rows(); p++) out[p * batch + i] = rho[i * n + first + p];
    }

    /** fields ← b + ρ(x)·U. */
    private void drive() {
        float[] to = fields.writableEntries(), bias = bias(0, fields.cols());
        for (int i = 0; i < batch; i++) System.arraycopy(bias, 0, to, i * bias.length, bias.length);
        backend.addProduct(Panel.of(input), parameters.weights.getFirst().matrix(), Panel.of(fields));
    }

    private float[] bias(int layer, int size) { return parameters.biases.isEmpty() ? new float[size] : parameters.biases.get(layer).values(); }

    private void solve(int number, int[] numbers) {
        int first = number * Synapses.LANES, count = Math.min(Synapses.LANES, batch - first);
        TileWork tile = tiles[number];
        tile.read(fields.entries(), bias(1, outputDrives.cols()), first, count);
        tile.solve(examples, numbers);
        tile.write(hiddenT.writableEntries(), hiddenDrivesT.writableEntries(), hiddenDrives.writableEntries(), outputActivations.writableEntries(),
                outputDrives.writableEntries(), batch);
    }

    /** Moves all parameters, those of the input's synapses a few rows at a time. */
    private void move(double rate, long step) {
        int rows = transposedInput.length, n = hiddenDrives.cols();
        var first = parameters.weights.getFirst();
        Cores.workers(rows + 1, items -> {
            Matrix part = Matrix.zeros(ROWS, n);
            for (int k = items.next(); k >= 0; k = items.next()) {
                if (k == rows) moveRest(rate, step);
                else {
                    Matrix input = transposedInput[k];
                    float[] slopes = part.writableEntries();
                    Arrays.fill(slopes, 0);
                    backend.addProduct(Panel.of(input), hiddenDrives, Panel.of(part, input.rows()));
                    first.moments().step(first.values(), k * ROWS * n, (k * ROWS + input.rows()) * n, slopes, 0, rate, step);
                }
            }
        });
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
