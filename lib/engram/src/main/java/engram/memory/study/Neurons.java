package engram.memory.study;

import engram.memory.Lagrangian;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * A kind of neurons that is studied.
 *
 * @param name      in the table
 * @param neurons   their Lagrangian
 * @param steepest  ‖∂ρ/∂s‖₂ of a layer in a state, or a little more: then λ ≤ steepest·‖W‖₂
 */
record Neurons(String name, Lagrangian neurons, ToDoubleFunction<double[]> steepest) implements Serializable {
    private static final double VARIANCE = .01, LENGTH = .1; // ε of layer norms and spherical layers: a layer without input may have the state 0

    /** Those of the course, softmax with some β. */
    static List<Neurons> all() {
        return List.of(new Neurons("logistic", Lagrangian.logistic(), state -> most(state, s -> 4 * logistic(4 * s - 2) * logistic(2 - 4 * s))),
                new Neurons("tanh", Lagrangian.tanh(), state -> most(state, s -> 1 - Math.tanh(s) * Math.tanh(s))),
                new Neurons("ReLU", Lagrangian.relu(), state -> most(state, s -> s > 0 ? 1 : 0)),
                new Neurons("identity", Lagrangian.identity(), state -> 1),
                new Neurons("softplus", Lagrangian.softplus(), state -> most(state, Neurons::logistic)),
                softmax(.5), softmax(1), softmax(2), softmax(4), softmax(8),
                new Neurons("layer norm", Lagrangian.layerNorm(VARIANCE), state -> 1 / Math.sqrt(variance(state) + VARIANCE)),
                new Neurons("spherical", Lagrangian.spherical(LENGTH), state -> 1 / Math.sqrt(squares(state) + LENGTH * LENGTH)));
    }

    /** ∂ρ/∂s = β·(diag p − p·pᵀ) has rows whose entries add up to 2β·p_i·(1 − p_i) at most, in size, which is never more than β/2. */
    private static Neurons softmax(double beta) {
        return new Neurons(String.format(Locale.ROOT, "softmax %s", beta == (int) beta ? "" + (int) beta : "" + beta), Lagrangian.softmax(beta), state -> {
            double top = DoubleStream.of(state).max().orElse(0), sum = DoubleStream.of(state).map(s -> Math.exp(beta * (s - top))).sum();
            return most(state, s -> {
                double p = Math.exp(beta * (s - top)) / sum;
                return 2 * beta * p * (1 - p);
            });
        });
    }

    private interface Slope {
        double at(double s);
    }

    private static double most(double[] state, Slope slope) { return DoubleStream.of(state).map(slope::at).max().orElse(0); }

    private static double logistic(double x) { return 1 / (1 + Math.exp(-x)); }

    private static double squares(double[] state) { return DoubleStream.of(state).map(s -> s * s).sum(); }

    private static double variance(double[] state) {
        double mean = DoubleStream.of(state).average().orElse(0);
        return DoubleStream.of(state).map(s -> (s - mean) * (s - mean)).average().orElse(0);
    }

    /** Its name, by which the other side finds the same functions. */
    private record Named(String name) implements Serializable {
        private Object readResolve() { return all().stream().filter(neurons -> neurons.name.equals(name)).findFirst().orElseThrow(); }
    }

    private Object writeReplace() { return new Named(name); }

    @Override public String toString() { return name; }
}
