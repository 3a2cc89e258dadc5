package engram.neuron;

import static engram.argument.Given.given;

/**
 * Slow inhibition through GABA_B receptors and a second messenger s (A. Destexhe, T. J. Sejnowski, PNAS 92, 1995):
 *
 * <pre>
 * dr/dt = K₁·[T]·(1 − r) − K₂·r     ds/dt = K₃·r − K₄·s     I = g·s⁴/(s⁴ + K)·(V − E)
 * </pre>
 *
 * All synapses of a neuron that have the same kinetics share r and s.
 *
 * @param g       in mS/cm²
 * @param E       in mV
 * @param k1      K₁ in 1/ms per unit of [T]
 * @param k2      K₂ in 1/ms
 * @param k3      K₃ in µM/ms
 * @param k4      K₄ in 1/ms
 * @param half    K in µM⁴
 * @param release how the presynaptic neuron makes [T]
 */
public record SlowInhibition(double g, double E, double k1, double k2, double k3, double k4, double half, KineticSynapse.Release release) implements Synapse {

    /** @throws engram.argument.ArgumentException if a number is not finite, or a rate or the conductance negative, or K not positive */
    public SlowInhibition {
        Checks.notNegative("The conductance of a synapse", g);
        Checks.finite("The reversal potential of a synapse", E);
        for (double rate : new double[] {k1, k2, k3, k4}) Checks.notNegative("A rate of a synapse", rate);
        Checks.positive("The constant K of a synapse", half);
        given("release", release);
    }

    /** What synapses have in common that share their states. */
    record Kinetics(double k1, double k2, double k3, double k4, double half, KineticSynapse.Release release) implements Layout.Kinetics {

        /** How far the channels are open. */
        double open(double s) {
            double square = s * s, fourth = square * square;
            return fourth / (fourth + half);
        }
    }

    Kinetics kinetics() { return new Kinetics(k1, k2, k3, k4, half, release); }
}
