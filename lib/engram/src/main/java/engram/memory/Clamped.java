package engram.memory;

import engram.deq.Batch;
import engram.deq.FixedPoint;
import engram.tensor.Backend;
import engram.tensor.Matrix;

/**
 * Even and odd layers in turn where some neurons are known: these act on others and nothing acts on them, so that the derivative is
 * not symmetric, as an {@link engram.deq.EnergyFixedPoint}'s has to be.
 */
record Clamped(EvenOddHam halves) implements FixedPoint {

    @Override public int samples() { return halves.samples(); }

    @Override public int size() { return halves.size(); }

    @Override public Backend backend() { return halves.backend(); }

    @Override public void apply(Batch batch, Matrix z, Matrix out) { halves.apply(batch, z, out); }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) { halves.pullBack(batch, z, v, out); }
}
