package engram.memory;

import engram.deq.Batch;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * z = (1 − β)·z + β·f(z): the same fixed points, approached in smaller steps.
 *
 * @param step    β
 * @param scratch B × size
 */
record Damped(Equation f, float step, Matrix scratch) implements Equation {
    Damped(Equation f, double step) { this(f, (float) step, Matrix.zeros(f.samples(), f.size())); }

    @Override public int samples() { return f.samples(); }

    @Override public int size() { return f.size(); }

    @Override public Backend backend() { return f.backend(); }

    @Override public void apply(Batch batch, Matrix z, Matrix out) {
        f.apply(batch, z, out);
        backend().axpby(1 - step, Panel.of(z, batch.size()), step, Panel.of(out, batch.size()));
    }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) {
        f.pullBack(batch, z, v, out);
        backend().axpby(1 - step, Panel.of(v, batch.size()), step, Panel.of(out, batch.size()));
    }

    @Override public void sensitivities(Batch batch, Matrix z, Matrix g, Matrix activations, Matrix drives) {
        backend().axpby(step, Panel.of(g, batch.size()), 0, Panel.of(scratch, batch.size()));
        f.sensitivities(batch, z, scratch, activations, drives);
    }
}
