package engram.deq;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.tensor.Backend;
import engram.tensor.Matrix;
import engram.tensor.Panel;

/**
 * The derivative from two more equilibria, without any product with a Jacobian: the activations are nudged towards a smaller and a larger loss by
 * ∓β·v, and
 *
 * <pre>g = (a(β) − a(−β))/2β,   a(β) = ρ(z_β) + β·v,   z_β = Q(a(β)).</pre>
 *
 * For β → 0 this is v·(I − J)⁻¹, because the derivative of Q is symmetric; the error is of order β². B. Scellier, Y. Bengio, 2017,
 * arXiv:1602.05179; both signs: A. Laborieux and others, 2021, arXiv:2006.03824.
 *
 * @param beta   β, from 1e-6 to 1; in float32 with a tolerance of 1e-6, from 0.01 to 0.1
 * @param solver for the nudged equilibria, from the free one
 * @param stop   when they are good enough
 */
public record EquilibriumPropagation(double beta, Solver solver, Stop stop) implements Adjoint {

    private static final double LEAST = 1e-6; // below it β·v is lost beside activations of the order of 1

    /** @throws ArgumentException if β is out of its range */
    public EquilibriumPropagation {
        if (!(beta >= LEAST && beta <= 1))
            throw new ArgumentException("Equilibrium propagation can't nudge by β = " + beta + ": give a number from " + LEAST + " to 1.");
        given("solver", solver);
        given("stop", stop);
    }

    /** With Anderson's method, to a residual of 1e-6 or 100 calls. */
    public EquilibriumPropagation(double beta) { this(beta, new Anderson(4), new Stop(1e-6, 100)); }

    /** @throws DeqException if f is no {@link EnergyFixedPoint} */
    @Override public Matrix of(FixedPoint f, Matrix state, Matrix gradient) {
        Shapes.states("matrix of states", f, state);
        Shapes.gradient(f, gradient);
        if (!(f instanceof EnergyFixedPoint energy))
            throw new DeqException("Equilibrium propagation needs a fixed point that is stationary in an energy: use FullAdjoint for this one.");
        Matrix up = nudged(energy, state, gradient, (float) beta), down = nudged(energy, state, gradient, (float) -beta);
        f.backend().axpby((float) (-0.5 / beta), Panel.of(down), (float) (0.5 / beta), Panel.of(up));
        return up;
    }

    /** a(β), B × n. */
    private Matrix nudged(EnergyFixedPoint f, Matrix state, Matrix gradient, float strength) {
        var equation = new Nudged(f, gradient, strength);
        Matrix z = solver.solve(equation, state, stop).states();
        equation.nudge(Batch.all(f.samples()), z);
        return equation.activations;
    }

    /** z = Q(ρ(z) + β·v). */
    private static final class Nudged implements FixedPoint {
        private final EnergyFixedPoint f;
        private final Matrix gradient;
        private final float strength;
        private final Matrix there, activations; // B × n, by row

        Nudged(EnergyFixedPoint f, Matrix gradient, float strength) {
            this.f = f;
            this.gradient = gradient;
            this.strength = strength;
            this.there = Matrix.zeros(f.samples(), f.size());
            this.activations = Matrix.zeros(f.samples(), f.size());
        }

        /** a ← ρ(z) + β·v. */
        void nudge(Batch batch, Matrix z) {
            f.activate(batch, z, activations);
            backend().gather(gradient, batch.numbers(), Panel.of(there, batch.size()));
            backend().axpby(strength, Panel.of(there, batch.size()), 1, Panel.of(activations, batch.size()));
        }

        @Override public int samples() { return f.samples(); }

        @Override public int size() { return f.size(); }

        @Override public Backend backend() { return f.backend(); }

        @Override public void apply(Batch batch, Matrix z, Matrix out) {
            nudge(batch, z);
            f.applyToActivations(batch, activations, out);
        }

        @Override public void pullBack(Batch batch, Matrix z, Matrix v, Matrix out) {
            throw new DeqException("Equilibrium propagation does without products with a Jacobian: choose a solver that needs none.");
        }
    }
}
