package engram.memory.training;

import engram.deq.Adjoint;
import engram.deq.FullAdjoint;
import engram.deq.RecurrentBackprop;
import engram.deq.Solver;
import engram.deq.Stop;
import engram.tensor.Matrix;
import java.util.Arrays;

/** One tile of a batch: equilibrium, loss, and the way back, with room of its own. */
final class TileWork {
    private static final int LANES = Synapses.LANES;

    private final TileForm form;
    private final TileSolver solver;
    private final Stop stop;
    private final Adjoint adjoint;
    private final Runnable goesOn;
    private final float[] start, state, slope, g, next;                     // of a state
    private final float[] hidden, output, hiddenDrives, outputDrives;       // of layers
    private final double[] errors;                                          // squared, halved, in the order of a batch
    private int calls;                                                      // of its samples, added up
    private final TileInput inputs;
    private final Matrix input, fields;                                     // LANES × n₀, LANES × n₁
    private final byte[] pixels;                                            // n₀
    private final int first, count;                                         // samples of the batch

    /** @param goesOn throws where the work is to stop */
    TileWork(TileForm form, TileInput inputs, int first, int count, Solver solver, Stop stop, Adjoint adjoint, Runnable goesOn) {
        this.form = form;
        this.inputs = inputs;
        this.first = first;
        this.count = count;
        this.input = Matrix.zeros(LANES, inputs.size());
        this.fields = Matrix.zeros(LANES, form.hiddenCount() / LANES);
        this.pixels = new byte[inputs.size()];
        this.stop = stop;
        this.adjoint = adjoint;
        this.goesOn = goesOn;
        this.solver = new TileSolver(solver, form.size(), goesOn);
        int size = form.size() * LANES;
        this.start = new float[size];
        this.state = new float[size];
        this.slope = new float[size];
        this.g = new float[size];
        this.next = new float[size];
        this.hidden = new float[form.hiddenCount()];
        this.hiddenDrives = new float[form.hiddenCount()];
        this.output = new float[form.outputCount()];
        this.outputDrives = new float[form.outputCount()];
        this.errors = new double[form.outputCount()];
    }

    /**
     * Reads its samples: the input, and the biases as the beginning of what reaches the hidden layer, to which the input's part is to be added.
     *
     * @param bias       n₁
     * @param outputBias n₂
     */
    void read(int[] numbers, float[] bias, float[] outputBias) {
        inputs.read(numbers, first, count, input.writableEntries(), pixels);
        for (int k = 0; k < count; k++) System.arraycopy(bias, 0, fields.writableEntries(), k * bias.length, bias.length);
        for (int j = 0; j < outputBias.length; j++) Arrays.fill(form.bias, j * LANES, (j + 1) * LANES, outputBias[j]);
    }

    /** ρ(x), LANES × n₀. */
    Matrix input() { return input; }

    /** What reaches the hidden layer, LANES × n₁. */
    Matrix fields() { return fields; }

    /** The equilibrium, and how the loss depends on it. */
    void solve(Examples examples, int[] numbers) {
        float[] drive = fields.entries();
        for (int j = 0; j < fields.cols(); j++) for (int k = 0; k < count; k++) form.drive[j * LANES + k] = drive[k * fields.cols() + j];
        solver.solve(form, start, stop, state);
        calls = solver.calls(count);
        Arrays.fill(slope, 0);
        float share = 1f / numbers.length;
        int outputs = form.outputCount() / LANES, at = form.outputAt();
        for (int j = 0; j < outputs; j++)
            for (int k = 0; k < count; k++) {
                float error = state[at + j * LANES + k] - examples.target(numbers[first + k], j);
                errors[k * outputs + j] = (double) error * error / 2;
                slope[at + j * LANES + k] = error * share;
            }
        form.linearise(state);
        wayBack();
        form.sensitivities(g, hidden, output, hiddenDrives, outputDrives);
    }

    private void wayBack() {
        TileEquation equation = form.adjoint(slope);
        switch (adjoint) {
            case FullAdjoint full -> {
                boolean[] finite = solver.solve(equation, slope, full.stop(), g);
                for (int i = 0; i < g.length; i++) if (!finite[i % LANES]) g[i] = Float.NaN;
            }
            case RecurrentBackprop few -> {
                System.arraycopy(slope, 0, g, 0, g.length);
                for (int call = 1; call < few.calls(); call++) {
                    goesOn.run();
                    equation.apply(g, next);
                    System.arraycopy(next, 0, g, 0, g.length);
                }
            }
            default -> throw new AssertionError(adjoint);
        }
    }

    /** Adds the loss of its samples; NaN where it is too large. */
    double addLoss(double sum) {
        int outputs = form.outputCount() / LANES;
        for (int i = 0; i < count * outputs; i++) sum += errors[i];
        return Engine.bounded(sum);
    }

    /** Calls of the equation for the equilibria of its samples, added up. */
    int calls() { return calls; }

    /** Bounds what its samples add to a gradient, as {@link BackendEngine} does. */
    double size() {
        var drives = new double[LANES];
        var activations = new double[LANES];
        Arrays.fill(activations, inputs.largest());
        addSizes(hiddenDrives, drives);
        addSizes(outputDrives, drives);
        addSizes(hidden, activations);
        addSizes(output, activations);
        double size = 0;
        for (int k = 0; k < count; k++) size += drives[k] * activations[k];
        return size;
    }

    /** sums ← sums + Σ_i |x_i|, by lane. */
    private static void addSizes(float[] x, double[] sums) {
        for (int i = 0; i < x.length; i += LANES) for (int k = 0; k < LANES; k++) sums[k] += Math.abs(x[i + k]);
    }

    /**
     * Gives what gradients are made of to the batch.
     *
     * @param hiddenT       n₁ × B
     * @param hiddenDrivesT n₁ × B
     * @param drives        B × n₁
     * @param outputs       B × n₂: activations
     * @param outDrives     B × n₂
     */
    void write(float[] hiddenT, float[] hiddenDrivesT, float[] drives, float[] outputs, float[] outDrives, int batch) {
        int n = form.hiddenCount() / LANES, m = form.outputCount() / LANES;
        for (int j = 0; j < n; j++) {
            System.arraycopy(hidden, j * LANES, hiddenT, j * batch + first, count);
            System.arraycopy(hiddenDrives, j * LANES, hiddenDrivesT, j * batch + first, count);
        }
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < n; j++) drives[(first + k) * n + j] = hiddenDrives[j * LANES + k];
            for (int j = 0; j < m; j++) {
                outputs[(first + k) * m + j] = output[j * LANES + k];
                outDrives[(first + k) * m + j] = outputDrives[j * LANES + k];
            }
        }
    }
}
