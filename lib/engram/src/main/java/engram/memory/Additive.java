package engram.memory;

import static engram.argument.Given.given;

import engram.activation.Activation;

/** A Lagrangian that is a sum over neurons, L(s) = Σ_i L(s_i): each has an activation of its own state alone. */
public interface Additive extends Lagrangian {

    /** L(s) of one neuron. */
    double value(double s);

    /** ρ(s) = dL/ds of one neuron. */
    double activation(double s);

    /** ρ'(s) of one neuron, 0 or more. */
    double slope(double s);

    /** ρ''(s) of one neuron, which continuous Hopfield networks need to learn. Unless it is given, a difference of slopes, to some eight digits. */
    default double curvature(double s) {
        double h = 1e-5 * (1 + Math.abs(s));
        return (slope(s + h) - slope(s - h)) / (2 * h);
    }

    @Override default double value(double[] s) {
        double sum = 0;
        for (double one : given("s", s)) sum += value(one);
        return sum;
    }

    @Override default Activation activation() { return new OwnCurve(this, 0); }
}
