package engram.memory.training;

import engram.activation.Activation;

/** s = ρ(s)·W + I, hidden and output layer at once: the state is the hidden layer and after it the output. */
final class TileHam extends TileForm {
    private final float[] hiddenActivations, outputActivations;

    TileHam(Synapses synapses, Activation hidden, Activation output) {
        super(synapses, hidden, output);
        this.hiddenActivations = new float[hiddenCount()];
        this.outputActivations = new float[outputCount()];
    }

    @Override public int size() { return synapses.large() + synapses.small(); }

    @Override int outputAt() { return hiddenCount(); }

    @Override public void apply(float[] s, float[] out) {
        activate(s);
        synapses.toLarge(outputActivations, 0, drive, out);
        synapses.toSmall(hiddenActivations, bias, out, hiddenCount());
    }

    private void activate(float[] s) {
        hidden.apply(s, 0, hiddenActivations, 0, hiddenCount());
        output.apply(s, hiddenCount(), outputActivations, 0, outputCount());
    }

    @Override void linearise(float[] s) {
        activate(s);
        hidden.pullBack(s, 0, ones, 0, hiddenSlope, 0, hiddenCount());
        output.pullBack(s, hiddenCount(), ones, 0, outputSlope, 0, outputCount());
    }

    @Override void pullBack(float[] v, float[] out) {
        synapses.toLarge(v, hiddenCount(), nothing, out);
        LaneSums.multiply(hiddenSlope, out, 0, hiddenCount());
        synapses.toSmall(v, nothing, out, hiddenCount());
        LaneSums.multiply(outputSlope, out, hiddenCount(), outputCount());
    }

    @Override void sensitivities(float[] g, float[] hiddenOut, float[] outputOut, float[] hiddenDrives, float[] outputDrives) {
        System.arraycopy(hiddenActivations, 0, hiddenOut, 0, hiddenCount());
        System.arraycopy(outputActivations, 0, outputOut, 0, outputCount());
        System.arraycopy(g, 0, hiddenDrives, 0, hiddenCount());
        System.arraycopy(g, hiddenCount(), outputDrives, 0, outputCount());
    }
}
