package engram.deq;

import static engram.argument.Given.given;

import engram.tensor.Matrix;
import java.util.Arrays;

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
        Solution solution = solver.solve(equation, gradient, stop);
        Matrix g = solution.states();
        // where no residual was finite it is v, which would pass for a gradient
        for (int i = 0; i < g.rows(); i++)
            if (Double.isNaN(solution.residual(i))) Arrays.fill(g.writableEntries(), i * g.cols(), (i + 1) * g.cols(), Float.NaN);
        return g;
    }
}
