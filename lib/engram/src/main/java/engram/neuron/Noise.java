package engram.neuron;

import engram.tensor.RandomStream;
import java.util.List;
import java.util.stream.Stream;

/**
 * Noise of Ornstein and Uhlenbeck, one variable per neuron: I(0) = mean + σ·z, I((k + 1)·dt) = mean + (I(k·dt) − mean)·e^(−dt/τ) + σ·√(1 − e^(−2dt/τ))·z
 * with z standard normal, draw number k + 1 of the neuron's child of the stream "noise".
 */
final class Noise implements Input {
    private final double mean, sigma, tau;
    private final long seed;
    private final RandomStream stream;

    Noise(double mean, double sigma, double tau, long seed) {
        this.mean = Checks.finite("The mean of the noise", mean);
        this.sigma = Checks.notNegative("The standard deviation of the noise", sigma);
        this.tau = Checks.positive("The correlation time of the noise", tau);
        this.seed = seed;
        this.stream = RandomStream.of(seed, "noise");
    }

    StandIn.OfNoise standIn() { return new StandIn.OfNoise(mean, sigma, tau, seed); }

    /** Adds nothing: its current is among the variables of the neurons. */
    @Override public void add(long step, double fraction, double dt, int first, double[] current, int at, int count) {}

    /** The current with which a neuron starts. */
    double start(int neuron) { return mean + sigma * stream.child(neuron).gaussian(0); }

    double mean() { return mean; }

    /** What a step leaves of the distance from the mean. */
    double kept(double dt) { return StrictMath.exp(-dt / tau); }

    /** What z is multiplied with in a step. */
    double added(double dt) { return sigma * Math.sqrt(-StrictMath.expm1(-2 * dt / tau)); }

    /** z of a neuron in a step. */
    double draw(int neuron, long step) { return stream.child(neuron).gaussian(step + 1); }

    /** Goes from step k to step k + 1. */
    void advance(long step, double dt, int first, double[] currents, int at, int count) {
        double kept = kept(dt), added = added(dt);
        for (int i = 0; i < count; i++) currents[at + i] = mean + (currents[at + i] - mean) * kept + added * draw(first + i, step);
    }

    /** The noises in an input. */
    static List<Noise> of(Input input) {
        return switch (input) {
            case Noise noise -> List.of(noise);
            case Sum(Input one, Input other) -> Stream.concat(of(one).stream(), of(other).stream()).toList();
            default -> List.of();
        };
    }
}
