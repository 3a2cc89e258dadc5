package engram.hopfield.theory;

/**
 * A replica-symmetric solution of the mean-field equations of a Hopfield network with N → ∞: either of retrieval (m &gt; 0), or
 * of the spin glass (m = 0, q &gt; 0), or the paramagnet (m = q = 0).
 *
 * @param load        α = p/N
 * @param temperature T
 * @param overlap     m = ∫Dz tanh β(√(αr)z + m), with the pattern that is recalled
 * @param glassOrder  q = ∫Dz tanh² β(√(αr)z + m), by how much neurons are frozen (Edwards–Anderson)
 * @param noise       r = q/(1 − β(1 − q))², the mean squared overlap with the other patterns, in units of 1/N; αr is the variance
 *                    of the local fields
 * @param freeEnergy  f per neuron; at T = 0 the energy per neuron, of H = −½ Σ_{i≠j} J_ij S_i S_j
 */
public record MeanFieldState(double load, double temperature, double overlap, double glassOrder, double noise, double freeEnergy) {

    /**
     * @param y     mean of the fields in units of their width
     * @param sigma their width, √(αr)
     */
    static MeanFieldState of(double load, double temperature, double y, double sigma, FieldAverages averages) {
        double m = y * sigma, q = averages.spinSquared(), c = averages.susceptibility();
        // f = α/2 + m²/2 + (α/2β)[ln(1−C) − βq/(1−C)] + αβr(1−q)/2 − T∫Dz ln 2cosh(h/T), with C = β(1−q) and σ² = αr
        double freeEnergy = load / 2 + m * m / 2
                + load / 2 * (temperature * Math.log(1 - c) - q / (1 - c))
                + sigma * sigma * c / 2
                + averages.freeEnergy();
        return new MeanFieldState(load, temperature, m, q, q / ((1 - c) * (1 - c)), freeEnergy);
    }
}
