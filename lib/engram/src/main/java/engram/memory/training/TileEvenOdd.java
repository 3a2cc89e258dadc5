package engram.memory.training;

import engram.activation.Activation;

/** o = ρ(e)·Wᵀ + I_o, then e' = ρ(o)·W + b_e: the state is e, the output. */
final class TileEvenOdd extends TileForm {
    private final float[] a, o;        // ρ(e); o, and then ρ(o)
    private final float[] activations; // ρ(o) of the state of linearise

    TileEvenOdd(Synapses synapses, Activation hidden, Activation output) {
        super(synapses, hidden, output);
        this.a = new float[outputCount()];
        this.o = new float[hiddenCount()];
        this.activations = new float[hiddenCount()];
    }

    @Override public int size() { return synapses.small(); }

    @Override int outputAt() { return 0; }

    @Override public void apply(float[] e, float[] out) {
        answer(e);
        hidden.apply(o, 0, o, 0, o.length);
        synapses.toSmall(o, bias, out, 0);
    }

    /** o, given e. */
    private void answer(float[] e) {
        output.apply(e, 0, a, 0, a.length);
        synapses.toLarge(a, 0, drive, o);
    }

    @Override void linearise(float[] e) {
        answer(e);
        hidden.pullBack(o, 0, ones, 0, hiddenSlope, 0, o.length);
        output.pullBack(e, 0, ones, 0, outputSlope, 0, a.length);
        hidden.apply(o, 0, o, 0, o.length);
        System.arraycopy(o, 0, activations, 0, o.length);
    }

    @Override void pullBack(float[] v, float[] out) {
        back(v, o);
        synapses.toSmall(o, nothing, out, 0);
        LaneSums.multiply(outputSlope, out, 0, a.length);
    }

    /** What reaches o: (v·Wᵀ)·ρ'(o). */
    private void back(float[] v, float[] to) {
        synapses.toLarge(v, 0, nothing, to);
        LaneSums.multiply(hiddenSlope, to, 0, o.length);
    }

    @Override void sensitivities(float[] g, float[] hiddenActivations, float[] outputActivations, float[] hiddenDrives, float[] outputDrives) {
        System.arraycopy(activations, 0, hiddenActivations, 0, o.length);
        System.arraycopy(a, 0, outputActivations, 0, a.length);
        System.arraycopy(g, 0, outputDrives, 0, a.length);
        back(g, hiddenDrives);
    }
}
