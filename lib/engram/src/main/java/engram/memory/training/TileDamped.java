package engram.memory.training;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** z = (1 − β)·z + β·f(z). */
final class TileDamped extends TileForm {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private final TileForm f;
    private final float step;    // β
    private final float[] part;  // of a state: β·g

    TileDamped(TileForm f, double step) {
        super(f);
        this.f = f;
        this.step = (float) step;
        this.part = new float[f.size() * Synapses.LANES];
    }

    @Override public int size() { return f.size(); }

    @Override int outputAt() { return f.outputAt(); }

    @Override public void apply(float[] z, float[] out) {
        f.apply(z, out);
        mix(1 - step, z, step, out, part.length);
    }

    @Override void linearise(float[] z) { f.linearise(z); }

    @Override void pullBack(float[] v, float[] out) {
        f.pullBack(v, out);
        mix(1 - step, v, step, out, part.length);
    }

    @Override void sensitivities(float[] g, float[] hiddenActivations, float[] outputActivations, float[] hiddenDrives, float[] outputDrives) {
        for (int i = 0; i < part.length; i++) part[i] = step * g[i];
        f.sensitivities(part, hiddenActivations, outputActivations, hiddenDrives, outputDrives);
    }

    /** y ← α·x + β·y. */
    private static void mix(float alpha, float[] x, float beta, float[] y, int count) {
        FloatVector by = FloatVector.broadcast(LANES, alpha);
        for (int i = 0; i < count; i += LANES.length())
            by.lanewise(VectorOperators.FMA, FloatVector.fromArray(LANES, x, i), FloatVector.fromArray(LANES, y, i).mul(beta)).intoArray(y, i);
    }
}
