package engram.hopfield.theory;

import org.apache.commons.math3.special.Erf;

/**
 * What mean-field theory needs to know of neurons at temperature T whose local field is h = σ(z + y), with z standard normal:
 * averages ∫Dz = ∫dz e^{−z²/2}/√(2π) of their mean spin tanh(h/T), which at T = 0 is the sign of h.
 *
 * @param spin           ∫Dz tanh(h/T)
 * @param spinSquared    ∫Dz tanh²(h/T)
 * @param susceptibility C = (1/T) ∫Dz (1 − tanh²(h/T)), finite at T = 0
 * @param slope          ∂spin/∂σ at fixed y
 * @param freeEnergy     −T ∫Dz ln 2cosh(h/T), free energy of a neuron in its field; at T = 0 −∫Dz |h|
 */
record FieldAverages(double spin, double spinSquared, double susceptibility, double slope, double freeEnergy) {
    /** Beyond |z| = 9 a standard normal number is not found in double precision. */
    private static final double TAIL = 9;
    /** Below so many widths of the field, temperature is felt as to the first order. */
    private static final double COLD = 1e-9;
    private static final double STEP = 0.05;
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

    /**
     * @param mean        y ≥ 0, the mean of the field in units of its width
     * @param width       σ &gt; 0
     * @param temperature T ≥ 0
     */
    static FieldAverages of(double mean, double width, double temperature) {
        return temperature <= COLD * width ? frozen(mean, width, temperature) : warm(mean, width, temperature);
    }

    /** To the order T, with which errors are of the order (T/σ)², below what a double holds; exact at T = 0. */
    private static FieldAverages frozen(double y, double sigma, double temperature) {
        // ∫Dz sign(z + y) = erf(y/√2); ∫Dz δ(h) = φ(y)/σ, and C = 2∫Dz δ(h)
        double spin = Erf.erf(y / Math.sqrt(2));
        double density = Math.exp(-y * y / 2) / SQRT_TWO_PI;
        // ∫Dz tanh² = 1 − T·C
        return new FieldAverages(spin, 1 - temperature * 2 * density / sigma, 2 * density / sigma, 0, -sigma * (y * spin + 2 * density));
    }

    /**
     * The trapezoidal rule in t, where z = z₀ + w·sinh t. Around z₀ = −y, where the field changes sign, the mean spin turns from
     * −1 to 1 within w = T/σ, and steps are that fine; far from it they grow, as the Gaussian allows. In t the integrand is analytic
     * in a strip whatever the temperature, so the rule converges exponentially (Trefethen and Weideman, SIAM Review 56, 2014).
     */
    private static FieldAverages warm(double y, double sigma, double temperature) {
        double w = Math.min(1, temperature / sigma), center = Math.max(-TAIL, -y);
        int points = (int) Math.ceil((Math.log(4 * TAIL / w) + 1) / STEP); // asinh(2·TAIL/w), rounded up
        double spin = 0, squared = 0, open = 0, slope = 0, energy = 0;
        for (int k = -points; k <= points; k++) {
            double growth = Math.exp(k * STEP), offset = w * (growth - 1 / growth) / 2; // w·sinh t
            double z = center + offset;
            double weight = Math.exp(-z * z / 2) / SQRT_TWO_PI * w * (growth + 1 / growth) / 2 * STEP;
            if (weight < 1e-25) continue;
            double sum = center == -y ? offset : z + y; // z + y, without rounding where it crosses zero
            double u = Math.abs(sigma * sum / temperature), decay = Math.exp(-2 * u);
            double tanh = -Math.expm1(-2 * u) / (1 + decay) * Math.signum(sum);
            double sech2 = 4 * decay / ((1 + decay) * (1 + decay));
            spin += weight * tanh;
            squared += weight * tanh * tanh;
            open += weight * sech2;
            slope += weight * sech2 * sum;
            energy -= weight * temperature * (u + Math.log1p(decay)); // ln 2cosh u = u + ln(1 + e^{−2u})
        }
        return new FieldAverages(spin, squared, open / temperature, slope / temperature, energy);
    }
}
