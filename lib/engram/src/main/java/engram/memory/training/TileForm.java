package engram.memory.training;

import engram.activation.Activation;
import java.util.Arrays;

/**
 * The equation of a memory of three layers for one tile: as many samples as a vector has lanes, laid out as in {@link Synapses}. The first layer is
 * the input; the hidden layer is the large one of the synapses, the output the small one.
 */
abstract class TileForm implements TileEquation {
    final Synapses synapses;
    final Activation hidden, output;
    final float[] drive, bias;               // what reaches hidden and output neurons from outside
    final float[] hiddenSlope, outputSlope;  // ρ' where the way back begins
    final float[] nothing, ones;

    TileForm(Synapses synapses, Activation hidden, Activation output) {
        this.synapses = synapses;
        this.hidden = hidden;
        this.output = output;
        int large = hiddenCount(), small = outputCount();
        this.drive = new float[large];
        this.bias = new float[small];
        this.hiddenSlope = new float[large];
        this.outputSlope = new float[small];
        this.nothing = new float[Math.max(large, small)];
        this.ones = new float[Math.max(large, small)];
        Arrays.fill(ones, 1);
    }

    /** The same memory, which shares what reaches it from outside. */
    TileForm(TileForm other) {
        this.synapses = other.synapses;
        this.hidden = other.hidden;
        this.output = other.output;
        this.drive = other.drive;
        this.bias = other.bias;
        this.hiddenSlope = other.hiddenSlope;
        this.outputSlope = other.outputSlope;
        this.nothing = other.nothing;
        this.ones = other.ones;
    }

    final int hiddenCount() { return synapses.large() * Synapses.LANES; }

    final int outputCount() { return synapses.small() * Synapses.LANES; }

    /** Where the output begins in a state. */
    abstract int outputAt();

    /** Prepares the way back at a state. */
    abstract void linearise(float[] z);

    /** out ← v·∂f/∂z at the state of {@link #linearise}. */
    abstract void pullBack(float[] v, float[] out);

    /** What {@link engram.memory.Sensitivities} has, at the state of {@link #linearise}. */
    abstract void sensitivities(float[] g, float[] hiddenActivations, float[] outputActivations, float[] hiddenDrives, float[] outputDrives);

    /** g = v + g·J. */
    final TileEquation adjoint(float[] v) {
        return new TileEquation() {
            @Override public int size() { return TileForm.this.size(); }

            @Override public void apply(float[] g, float[] out) {
                pullBack(g, out);
                LaneSums.add(v, out, 0, size() * Synapses.LANES);
            }
        };
    }
}
