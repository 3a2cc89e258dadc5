package engram.hopfield.theory;

import engram.hopfield.HopfieldException;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The replica-symmetric mean-field theory of a Hopfield network with Hebb's couplings, λ = 0 and N → ∞ (D. J. Amit, H. Gutfreund
 * and H. Sompolinsky, Annals of Physics 173, 1987): what it recalls at load α = p/N and temperature T.
 *
 * <p>Four lines divide the (α, T) plane. Below {@link #retrievalTemperature T_M} a state near each pattern exists, below
 * {@link #groundStateTemperature T_c} it is the one of lowest free energy, below {@link #glassTemperature T_g} there are
 * spin-glass states that resemble no pattern, and above it nothing is frozen.
 *
 * <p>Retrieval ends at α_c = 0.1379. Breaking replica symmetry moves this to 0.1382 only (H. Steffan and R. Kühn, Zeitschrift für
 * Physik B 95, 1994); the 0.144 that Vavilala (2020) quotes is an early estimate of it, which they could not confirm (A. Crisanti,
 * D. J. Amit and H. Gutfreund, Europhysics Letters 2, 1986). Replica symmetry, which fails at low T near α_c, also makes this edge
 * bend back a little: at T = 0.02 retrieval reaches α = 0.1382 (J.-P. Naef and A. Canning, Journal de Physique I 2, 1992).
 */
public final class MeanField {
    private static final int MOST = 1000; // evaluations; a search needs some ten
    /** From here on upwards, the largest load falls with temperature. */
    private static final double ABOVE_THE_BEND = 0.05;

    private MeanField() {}

    /**
     * The retrieval state, if there is one.
     *
     * @param load        α ≥ 0
     * @param temperature T ≥ 0
     * @throws HopfieldException when a number is negative or not finite
     */
    public static Optional<MeanFieldState> retrieval(double load, double temperature) {
        checkLoad(load);
        checkTemperature(temperature);
        if (temperature >= 1) return Optional.empty();
        return load == 0 ? Optional.of(fewPatterns(temperature)) : new RetrievalBranch(temperature).stateAt(load);
    }

    /** m of the retrieval state at α and T, and 0 where there is none. */
    public static double overlap(double load, double temperature) {
        return retrieval(load, temperature).map(MeanFieldState::overlap).orElse(0.0);
    }

    /**
     * The state without an overlap: the spin glass below T_g, the paramagnet above.
     *
     * @param load        α &gt; 0
     * @param temperature T ≥ 0
     * @throws HopfieldException when α is not positive, T is negative, or either is not finite
     */
    public static MeanFieldState spinGlass(double load, double temperature) {
        checkLoad(load);
        checkTemperature(temperature);
        if (load == 0) throw new HopfieldException("The load α is 0: a spin glass needs a positive load.");
        // σ(1 − C) = √(αq), which is r = q/(1−C)² with σ² = αr, divided by σ: it rises with σ, from 1 − T_g/T
        DoubleUnaryOperator excess = sigma -> {
            var averages = FieldAverages.of(0, sigma, temperature);
            return 1 - averages.susceptibility() - Math.sqrt(load * averages.spinSquared()) / sigma;
        };
        double narrowest = 1e-6 * Math.max(temperature, Math.sqrt(load));
        double widest = 1.01 * (Math.sqrt(load) + Math.sqrt(2 / Math.PI)); // σ at T = 0, where it is largest
        if (!(excess.applyAsDouble(narrowest) < 0)) { // f = −T ln 2 + (α/2)(1 + T ln(1 − β))
            double freeEnergy = -temperature * Math.log(2) + load / 2 * (1 + temperature * Math.log1p(-1 / temperature));
            return new MeanFieldState(load, temperature, 0, 0, 0, freeEnergy);
        }
        double sigma = root(excess, narrowest, widest);
        return MeanFieldState.of(load, temperature, 0, sigma, FieldAverages.of(0, sigma, temperature));
    }

    /** α_c = 0.137906: the largest load with retrieval at T = 0, where m is still 0.96742. */
    public static double criticalLoad() { return criticalLoad(0); }

    /**
     * The largest load with retrieval at temperature T; 0 for T ≥ 1.
     *
     * @throws HopfieldException when T is negative or not finite
     */
    public static double criticalLoad(double temperature) {
        checkTemperature(temperature);
        return temperature >= 1 ? 0 : new RetrievalBranch(temperature).largestLoad();
    }

    /**
     * T_M: the largest temperature with retrieval at load α; 0 where there is none.
     *
     * @throws HopfieldException when α is negative or not finite
     */
    public static double retrievalTemperature(double load) {
        checkLoad(load);
        if (load == 0) return 1;
        double low = criticalLoad(ABOVE_THE_BEND) > load ? ABOVE_THE_BEND
                : extremum(MeanField::criticalLoad, GoalType.MAXIMIZE, 0, ABOVE_THE_BEND);
        return criticalLoad(low) < load ? 0 : root(t -> criticalLoad(t) - load, low, 1);
    }

    /** T_g = 1 + √α: spin-glass states exist below. */
    public static double glassTemperature(double load) {
        checkLoad(load);
        return 1 + Math.sqrt(load);
    }

    /**
     * T_c: below it the retrieval states have the lowest free energy; 0 where they never have.
     *
     * @throws HopfieldException when α is negative or not finite
     */
    public static double groundStateTemperature(double load) {
        checkLoad(load);
        if (load < 1e-32) return 1; // 1 − T_c ≈ 2.6 √α is then less than a double tells from 0 beside 1
        if (load >= criticalLoad()) return 0;
        double end = retrievalTemperature(load) * (1 - 1e-9);
        DoubleUnaryOperator disadvantage = t -> retrievalDisadvantage(load, t);
        double best = extremum(disadvantage, GoalType.MINIMIZE, 0, end);
        return disadvantage.applyAsDouble(best) < 0 ? root(disadvantage, best, end) : 0;
    }

    /**
     * The load 0.0519 up to which the retrieval states are the ground states at T = 0: there their energy, almost −½, meets the
     * spin glass's −1/π − √(2α/π). (Amit, Gutfreund and Sompolinsky print 0.051.)
     */
    public static double groundStateLoad() {
        return root(load -> retrievalDisadvantage(load, 0), 1e-6, criticalLoad());
    }

    /** By how much the retrieval states' free energy lies above that of the spin glass. */
    private static double retrievalDisadvantage(double load, double temperature) {
        double recalled = retrieval(load, temperature).orElseThrow().freeEnergy();
        return recalled - spinGlass(load, temperature).freeEnergy();
    }

    /** α → 0: m = tanh βm; there is no noise of other patterns. */
    private static MeanFieldState fewPatterns(double temperature) {
        double m = 1;
        // Newton's method for tanh βm − m = 0, concave in m: the steps go down to the root
        for (double next = m; temperature > 0; m = next) {
            double spin = Math.tanh(m / temperature);
            next = m - (spin - m) / ((1 - spin * spin) / temperature - 1);
            if (!(next < m * (1 - 1e-15))) break;
        }
        double q = m * m, c = temperature == 0 ? 0 : (1 - q) / temperature, u = m / Math.max(temperature, Double.MIN_NORMAL);
        // f = m²/2 − T ln 2cosh βm
        double freeEnergy = q / 2 - m - temperature * Math.log1p(Math.exp(-2 * u));
        return new MeanFieldState(0, temperature, m, q, q / ((1 - c) * (1 - c)), freeEnergy);
    }

    private static double extremum(DoubleUnaryOperator function, GoalType goal, double low, double high) {
        return new BrentOptimizer(1e-8, 1e-10).optimize(new MaxEval(MOST), goal, new SearchInterval(low, high),
                new UnivariateObjectiveFunction(function::applyAsDouble)).getPoint();
    }

    private static double root(DoubleUnaryOperator function, double low, double high) {
        return new BrentSolver(1e-13, 1e-13).solve(MOST, function::applyAsDouble, low, high);
    }

    private static void checkLoad(double load) {
        if (!(load >= 0) || load == Double.POSITIVE_INFINITY)
            throw new HopfieldException("The load α is " + load + ": it must be a number ≥ 0.");
    }

    private static void checkTemperature(double temperature) {
        if (!(temperature >= 0) || temperature == Double.POSITIVE_INFINITY)
            throw new HopfieldException("The temperature T is " + temperature + ": it must be a number ≥ 0.");
    }
}
