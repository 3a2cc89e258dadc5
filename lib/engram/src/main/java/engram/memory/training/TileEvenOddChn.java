package engram.memory.training;

import engram.activation.Curve;
import java.util.Arrays;

/**
 * Ten steps o ← ½·o + ½·ρ'(o) ⊙ (ρ(e)·Wᵀ + I_o) at the same e, then ten likewise for e at that o: the state is o and after it e, the hidden layer and
 * the output.
 */
final class TileEvenOddChn extends TileForm {
    private static final int STEPS = 10;

    private final Steps large, small;
    private final float[] hiddenActivation, outputActivation; // what the other half acts with
    private final float[] before;                             // ρ'(e) of the e that o begins with
    private final float[] gradient;                           // of a state

    /** The ten steps of one half, and what the way back needs of them. */
    private static final class Steps {
        final Curve curve, slopeOf, curvatureOf;
        final int at, count;                    // in a state
        final float[] field, next, drives;      // count each
        final float[][] slopes, curvatures;     // by step, count each; and the slope after the last

        Steps(Curve curve, int at, int count) {
            this.curve = curve;
            this.slopeOf = curve.slope();
            this.curvatureOf = slopeOf.slope();
            this.at = at;
            this.count = count;
            this.field = new float[count];
            this.next = new float[count];
            this.drives = new float[count];
            this.slopes = new float[STEPS + 1][count];
            this.curvatures = new float[STEPS][count];
        }

        void go(float[] s) {
            for (int k = 0; k < STEPS; k++) step(s);
        }

        private void step(float[] s) {
            curve.pullBack(s, at, field, 0, next, 0, count);
            LaneSums.average(next, s, at, count);
        }

        void goAndNote(float[] s) {
            for (int k = 0; k < STEPS; k++) {
                slopeOf.apply(s, at, slopes[k], 0, count);
                curvatureOf.apply(s, at, curvatures[k], 0, count);
                step(s);
            }
            slopeOf.apply(s, at, slopes[STEPS], 0, count);
        }

        /** Carries g back through the steps, and to drives what goes back into the field. */
        void back(float[] g) {
            Arrays.fill(drives, 0);
            for (int k = STEPS - 1; k >= 0; k--) {
                // ½·g goes to s and, times ρ''(s) ⊙ field, once more; ½·g ⊙ ρ'(s) goes to the field
                LaneSums.halve(g, at, count);
                LaneSums.product(slopes[k], g, at, next, count);
                LaneSums.add(next, drives, 0, count);
                LaneSums.product(curvatures[k], g, at, next, count);
                LaneSums.multiply(field, next, 0, count);
                LaneSums.add(next, g, at, count);
            }
        }
    }

    TileEvenOddChn(Synapses synapses, Curve hidden, Curve output) {
        super(synapses, hidden, output);
        this.large = new Steps(hidden, 0, hiddenCount());
        this.small = new Steps(output, hiddenCount(), outputCount());
        this.hiddenActivation = new float[hiddenCount()];
        this.outputActivation = new float[outputCount()];
        this.before = new float[outputCount()];
        this.gradient = new float[size() * Synapses.LANES];
    }

    @Override public int size() { return synapses.large() + synapses.small(); }

    @Override int outputAt() { return hiddenCount(); }

    @Override public void apply(float[] z, float[] out) {
        System.arraycopy(z, 0, out, 0, size() * Synapses.LANES);
        fieldOfHidden(out);
        large.go(out);
        fieldOfOutput(out);
        small.go(out);
    }

    private void fieldOfHidden(float[] s) {
        output.apply(s, small.at, outputActivation, 0, small.count);
        synapses.toLarge(outputActivation, 0, drive, large.field);
    }

    private void fieldOfOutput(float[] s) {
        hidden.apply(s, 0, hiddenActivation, 0, large.count);
        synapses.toSmall(hiddenActivation, bias, small.field, 0);
    }

    @Override void linearise(float[] z) {
        System.arraycopy(z, 0, gradient, 0, gradient.length);
        small.slopeOf.apply(z, small.at, before, 0, small.count);
        fieldOfHidden(gradient);
        large.goAndNote(gradient);
        fieldOfOutput(gradient);
        small.goAndNote(gradient);
    }

    @Override void pullBack(float[] v, float[] out) {
        System.arraycopy(v, 0, out, 0, size() * Synapses.LANES);
        // the last half first: the output, given what the hidden layer had become
        small.back(out);
        synapses.toLarge(small.drives, 0, nothing, large.next);
        LaneSums.multiply(large.slopes[STEPS], large.next, 0, large.count);
        LaneSums.add(large.next, out, 0, large.count);
        large.back(out);
        synapses.toSmall(large.drives, nothing, small.next, 0);
        LaneSums.multiply(before, small.next, 0, small.count);
        LaneSums.add(small.next, out, small.at, small.count);
    }

    @Override void sensitivities(float[] g, float[] hiddenOut, float[] outputOut, float[] hiddenDrives, float[] outputDrives) {
        pullBack(g, gradient);
        System.arraycopy(hiddenActivation, 0, hiddenOut, 0, large.count);
        System.arraycopy(outputActivation, 0, outputOut, 0, small.count);
        System.arraycopy(large.drives, 0, hiddenDrives, 0, large.count);
        System.arraycopy(small.drives, 0, outputDrives, 0, small.count);
    }
}
