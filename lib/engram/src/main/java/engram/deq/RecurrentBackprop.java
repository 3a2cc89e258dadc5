package engram.deq;

import engram.argument.ArgumentException;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * The derivative of a few calls of f that begin at the fixed point, as if what came before were given: the first terms of a geometric series,
 *
 * <pre>g = v + v·J + v·J² + … + v·J^(calls − 1).</pre>
 *
 * What is missing is of the order of λ^calls. F. J. Pineda, Phys. Rev. Lett. 59 (1987) 2229; L. B. Almeida, 1987.
 *
 * @param calls of f that are differentiated, at least 1
 */
public record RecurrentBackprop(int calls) implements Adjoint {

    /** @throws ArgumentException if there is no call */
    public RecurrentBackprop {
        if (calls < 1) throw new ArgumentException("Recurrent backpropagation goes through 1 call or more, not " + calls + ".");
    }

    @Override public Matrix of(FixedPoint f, Matrix state, Matrix gradient) {
        var equation = new AdjointEquation(f, state, gradient);
        var batch = Batch.all(f.samples());
        Matrix g = gradient.copy(), next = Matrix.zeros(f.samples(), f.size());
        for (int call = 1; call < calls; call++) {
            equation.apply(batch, g, next);
            f.backend().axpby(1, Panel.of(next), 0, Panel.of(g));
        }
        return g;
    }
}
