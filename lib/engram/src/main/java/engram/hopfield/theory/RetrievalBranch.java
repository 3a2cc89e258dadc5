package engram.hopfield.theory;

import java.util.Optional;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * All retrieval states of one temperature T &lt; 1, strung on one number: y = m/σ, signal over noise of the local fields.
 *
 * <p>Iterating the three equations for m, q and r converges badly where the states vanish. But given T and y, the first, m = yσ,
 * has exactly one solution σ, and the other two then say at which load α it belongs:
 * √α = σ/√r = σ(1 − C)/√q. At T = 0 this is the equation that Amit, Gutfreund and Sompolinsky draw (their y is ours over √2). The
 * load rises with y, to the largest one that can be recalled, and falls again: the states that are stable lie beyond the peak.
 */
record RetrievalBranch(double temperature) {
    /** The peak is near y = 2.1 at every temperature. */
    private static final SearchInterval AROUND_PEAK = new SearchInterval(1, 4, 2.1);
    private static final int MOST = 1000; // evaluations; a search needs some ten

    /** @param rootLoad √α, negative where no load has this state */
    private record Point(double y, double sigma, FieldAverages averages, double rootLoad) {}

    private Point at(double y) {
        // Newton's method for F(σ) = M(σ) − yσ = 0: F is concave, and below 0 at the start, so the steps go down to the root
        double sigma = 1 / y;
        FieldAverages averages = FieldAverages.of(y, sigma, temperature);
        while (true) {
            double next = sigma - (averages.spin() - y * sigma) / (averages.slope() - y);
            if (!(next < sigma * (1 - 1e-15))) break;
            sigma = next;
            averages = FieldAverages.of(y, sigma, temperature);
        }
        double rootLoad = sigma * (1 - averages.susceptibility()) / Math.sqrt(averages.spinSquared());
        return new Point(y, sigma, averages, rootLoad);
    }

    private Point peak() {
        double y = new BrentOptimizer(1e-8, 1e-10).optimize(new MaxEval(MOST), GoalType.MAXIMIZE, AROUND_PEAK,
                new UnivariateObjectiveFunction(x -> at(x).rootLoad())).getPoint();
        return at(y);
    }

    /** The largest load at which there is a retrieval state. */
    double largestLoad() {
        double root = peak().rootLoad();
        return root * root;
    }

    /** The stable retrieval state at a load α &gt; 0. */
    Optional<MeanFieldState> stateAt(double load) {
        Point peak = peak();
        double target = Math.sqrt(load);
        if (!(peak.rootLoad() >= target)) return Optional.empty();
        double far = 2 * peak.y();
        while (at(far).rootLoad() > target) far *= 2;
        double y = peak.rootLoad() == target ? peak.y() : Math.exp(new BrentSolver(1e-14, 1e-14)
                .solve(MOST, lnY -> at(Math.exp(lnY)).rootLoad() - target, Math.log(peak.y()), Math.log(far)));
        Point point = at(y);
        return Optional.of(MeanFieldState.of(load, temperature, y, point.sigma(), point.averages()));
    }
}
