package engram.memory.training;

import engram.activation.Curve;

/** s = ρ'(s) ⊙ (ρ(s)·W + I), hidden and output layer at once: the state is the hidden layer and after it the output. */
final class TileChn extends TileForm {
    private final Curve hiddenCurve, outputCurve;
    private final Half large, small;

    /** What belongs to one of the two layers. */
    private static final class Half {
        final int at, count;                               // in a state
        final float[] activation, field, slope, curvature, v; // count each

        Half(int at, int count) {
            this.at = at;
            this.count = count;
            this.activation = new float[count];
            this.field = new float[count];
            this.slope = new float[count];
            this.curvature = new float[count];
            this.v = new float[count];
        }
    }

    TileChn(Synapses synapses, Curve hidden, Curve output) {
        super(synapses, hidden, output);
        this.hiddenCurve = hidden;
        this.outputCurve = output;
        this.large = new Half(0, hiddenCount());
        this.small = new Half(hiddenCount(), outputCount());
    }

    @Override public int size() { return synapses.large() + synapses.small(); }

    @Override int outputAt() { return hiddenCount(); }

    @Override public void apply(float[] s, float[] out) {
        field(s);
        hidden.pullBack(s, 0, large.field, 0, out, 0, large.count);
        output.pullBack(s, small.at, small.field, 0, out, small.at, small.count);
    }

    /** ρ(s), and ρ(s)·W + I. */
    private void field(float[] s) {
        hidden.apply(s, 0, large.activation, 0, large.count);
        output.apply(s, small.at, small.activation, 0, small.count);
        synapses.toLarge(small.activation, 0, drive, large.field);
        synapses.toSmall(large.activation, bias, small.field, 0);
    }

    @Override void linearise(float[] s) {
        field(s);
        bend(hiddenCurve, s, large);
        bend(outputCurve, s, small);
    }

    private void bend(Curve curve, float[] s, Half half) {
        curve.slope().apply(s, half.at, half.slope, 0, half.count);
        curve.slope().slope().apply(s, half.at, half.curvature, 0, half.count);
    }

    @Override void pullBack(float[] v, float[] out) {
        // v·J = ρ'(s) ⊙ ((v ⊙ ρ'(s))·W) + v ⊙ ρ''(s) ⊙ field
        LaneSums.product(large.slope, v, 0, large.v, large.count);
        LaneSums.product(small.slope, v, small.at, small.v, small.count);
        synapses.toLarge(small.v, 0, nothing, out);
        synapses.toSmall(large.v, nothing, out, small.at);
        bendBack(v, out, large);
        bendBack(v, out, small);
    }

    private static void bendBack(float[] v, float[] out, Half half) {
        LaneSums.multiply(half.slope, out, half.at, half.count);
        LaneSums.product(half.curvature, v, half.at, half.v, half.count);
        LaneSums.multiply(half.field, half.v, 0, half.count);
        LaneSums.add(half.v, out, half.at, half.count);
    }

    @Override void sensitivities(float[] g, float[] hiddenOut, float[] outputOut, float[] hiddenDrives, float[] outputDrives) {
        System.arraycopy(large.activation, 0, hiddenOut, 0, large.count);
        System.arraycopy(small.activation, 0, outputOut, 0, small.count);
        LaneSums.product(large.slope, g, 0, hiddenDrives, large.count);
        LaneSums.product(small.slope, g, small.at, outputDrives, small.count);
    }
}
