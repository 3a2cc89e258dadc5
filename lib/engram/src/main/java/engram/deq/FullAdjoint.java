package engram.deq;

import static engram.argument.Given.given;

import engram.tensor.Matrix;

/**
 * Solves g = v + g·J as f itself was solved: it is linear, and contracts at the same rate λ. S. Bai, J. Z. Kolter, V. Koltun, 2019, arXiv:1909.01377.
 *
 * @param solver for g
 * @param stop   when g is good enough; recipes give a few calls and a tolerance that is not reached
 */
public record FullAdjoint(Solver solver, Stop stop) implements Adjoint {
    public FullAdjoint {
        given("solver", solver);
        given("stop", stop);
    }

    /** So many calls, or a residual of 1e-6. */
    public FullAdjoint(Solver solver, int calls) { this(solver, new Stop(1e-6, calls)); }

    @Override public Matrix of(FixedPoint f, Matrix state, Matrix gradient) {
        var equation = new AdjointEquation(f, state, gradient);
        return solver.solve(equation, gradient, stop).states();
    }
}
