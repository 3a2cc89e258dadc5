package engram.deq;

import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/** g = v + g·J at a given state, as a fixed point in g. */
final class AdjointEquation implements FixedPoint {
    private final FixedPoint f;
    private final Matrix state, gradient; // B × n, by sample
    private final Matrix there, plus;     // B × n, by row: the same of the samples at work

    AdjointEquation(FixedPoint f, Matrix state, Matrix gradient) {
        Shapes.states("matrix of states", f, state);
        Shapes.gradient(f, gradient);
        this.f = f;
        this.state = state;
        this.gradient = gradient;
        this.there = Matrix.zeros(f.samples(), f.size());
        this.plus = Matrix.zeros(f.samples(), f.size());
    }

    @Override public int samples() { return f.samples(); }

    @Override public int size() { return f.size(); }

    @Override public Backend backend() { return f.backend(); }

    @Override public void apply(Batch batch, Matrix g, Matrix out) {
        backend().gather(state, batch.numbers(), Panel.of(there, batch.size()));
        backend().gather(gradient, batch.numbers(), Panel.of(plus, batch.size()));
        f.pullBack(batch, there, g, out);
        backend().axpby(1, Panel.of(plus, batch.size()), 1, Panel.of(out, batch.size()));
    }

    @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) {
        throw new DeqException("Newton's method can't solve for a full adjoint, since it would need products with J from the other side: "
                + "use ExactAdjoint.");
    }
}
