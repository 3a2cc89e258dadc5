package engram.ode;

import static engram.argument.Given.given;

import engram.argument.ArgumentException;
import engram.rate.Computation;
import engram.rate.Formula;
import engram.rate.Reading;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Many equations of one form, dy_i/dt = f(t, y_i), given as a lambda. It is read as a {@link Formula}, computed in vectors, and differentiated for {@link
 * ExponentialEuler}, which takes f as linear around the present state: a = ∂f/∂y.
 *
 * <pre>{@code
 * var problem = new Problem(FormulaOde.of((t, x) -> sin(x * t)), 0.5, 0.6, 0.7);
 * }</pre>
 */
public final class FormulaOde implements IndependentOde, LinearOde {
    private static final int T = 0, Y = 1; // the variables of the formula

    private final Formula formula;
    private final Formula derivative;
    private final ThreadLocal<Workspace> workspaces;

    /** f. */
    @FunctionalInterface
    public interface Slope extends Serializable {
        /** dy/dt at a time and a state. */
        double at(double t, double y);
    }

    /** What a thread computes with. */
    private static final class Workspace {
        private final Computation slope, factor;
        private final double[][] variables = {{}, {}};

        Workspace(Formula formula, Formula derivative) {
            slope = new Computation(formula);
            factor = new Computation(derivative);
        }

        double[][] at(double t, double[] y) {
            if (variables[T].length < y.length) variables[T] = new double[y.length];
            Arrays.fill(variables[T], 0, y.length, t);
            variables[Y] = y;
            return variables;
        }
    }

    private FormulaOde(Formula formula) {
        this.formula = formula;
        this.derivative = formula.derivative(Y);
        this.workspaces = ThreadLocal.withInitial(() -> new Workspace(formula, derivative));
    }

    /**
     * The equations of a lambda.
     *
     * @throws ArgumentException that says why and on which line, if the lambda can't be read as a formula: write it as an {@link IndependentOde} then
     */
    public static FormulaOde of(Slope slope) {
        Reading reading = Reading.of(given("slope", slope));
        return new FormulaOde(reading.formula().orElseThrow(() -> new ArgumentException(reading.problem() + " Write it as an IndependentOde.")));
    }

    /** f, of t, which is variable 0, and y, variable 1. */
    public Formula formula() { return formula; }

    @Override public void slope(double t, double[] y, double[] slope, int first) {
        Workspace own = workspaces.get();
        own.slope.run(own.at(t, given("y", y)), slope, 0, y.length);
    }

    @Override public void slope(double t, double[] y, double[] slope) { slope(t, y, slope, 0); }

    @Override public void slope(double t, double[] y, double[] slope, double[] factor) {
        slope(t, y, slope, 0);
        Workspace own = workspaces.get();
        own.factor.run(own.at(t, y), factor, 0, y.length);
    }

    @Override public String toString() { return "dy/dt = " + formula.latex("t", "y"); }
}
