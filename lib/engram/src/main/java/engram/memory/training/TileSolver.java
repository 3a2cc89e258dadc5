package engram.memory.training;

import engram.deq.Anderson;
import engram.deq.Picard;
import engram.deq.Solver;
import engram.deq.Stop;
import java.util.Arrays;

/** {@link Picard} at full step, or {@link Anderson} with its safeguard NEAR, for the samples of a tile: the operations of the library's own loop. */
final class TileSolver {
    private static final int LANES = Synapses.LANES;
    private static final double PERIOD_TWO = 1e-6, FACTOR = 1e3; // of a 2-cycle, as in the library's own loop

    private final int window; // 1 for Picard
    private final double regularisation;
    private final Runnable goesOn;
    private float[] z, value, residual;
    private float[] before;                             // Picard's last z but one
    private final float[][] values, residuals;          // of the last calls, that of call k at k mod window
    private final double[] gram, system, weights, pivots;
    private final double[] squares = new double[LANES], sizes = new double[LANES], stateSizes = new double[LANES], dots = new double[LANES];
    private final double[] norms = new double[LANES];
    private final double[] two = new double[LANES];     // ‖z_k+1 − z_k−1‖/‖z_k+1‖, NaN where it is not known
    private final float[] bestResiduals = new float[LANES], chosen = new float[LANES];
    private final float[][] factors;
    private final boolean[] running = new boolean[LANES];
    private final int[] calls = new int[LANES];

    /**
     * @param size   the numbers of the largest state
     * @param goesOn throws where the work is to stop
     */
    TileSolver(Solver solver, int size, Runnable goesOn) {
        this.goesOn = goesOn;
        this.window = solver instanceof Anderson anderson ? anderson.window() : 1;
        this.regularisation = solver instanceof Anderson anderson ? anderson.regularisation() : 0;
        this.z = new float[size * LANES];
        this.value = new float[size * LANES];
        this.residual = new float[size * LANES];
        int kept = window == 1 ? 0 : window;
        this.before = new float[window == 1 ? size * LANES : 0];
        this.values = new float[kept][size * LANES];
        this.residuals = new float[kept][size * LANES];
        this.factors = new float[kept][LANES];
        this.gram = new double[kept * kept * LANES];
        this.system = new double[kept * kept * LANES];
        this.weights = new double[kept * LANES];
        this.pivots = new double[LANES];
    }

    /** Whether this is how a solver goes. */
    static boolean does(Solver solver) {
        return solver instanceof Picard picard && picard.step() == 1
                || solver instanceof Anderson anderson && anderson.safeguard() == Anderson.Safeguard.NEAR;
    }

    /**
     * Solves z = f(z). Samples that converged, or met a number that is not finite, keep what they have.
     *
     * @param start of as many numbers as f's states; not changed
     * @param best  written: the states of the smallest residuals that were seen, or the start where none was finite
     * @return by sample, whether there was a finite one
     */
    boolean[] solve(TileEquation f, float[] start, Stop stop, float[] best) {
        int count = f.size() * LANES;
        System.arraycopy(start, 0, z, 0, count);
        System.arraycopy(start, 0, best, 0, count);
        Arrays.fill(running, true);
        Arrays.fill(calls, 0);
        Arrays.fill(two, Double.NaN);
        Arrays.fill(bestResiduals, Float.POSITIVE_INFINITY);
        for (int call = 1; call <= stop.calls(); call++) {
            goesOn.run();
            f.apply(z, value);
            LaneSums.subtract(value, z, residual, count);
            LaneSums.dots(residual, residual, f.size(), squares, 0);
            LaneSums.dots(value, value, f.size(), sizes, 0);
            boolean any = keepBest(stop, best, count);
            if (!any || call == stop.calls()) break;
            if (window == 1) walk(call, stop, f.size(), count);
            else accelerate(call, f.size(), count);
        }
        var finite = new boolean[LANES];
        for (int k = 0; k < LANES; k++) finite[k] = bestResiduals[k] < Float.POSITIVE_INFINITY;
        return finite;
    }

    /** Calls that the first samples took when it last solved, added up. */
    int calls(int samples) {
        int sum = 0;
        for (int k = 0; k < samples; k++) sum += calls[k];
        return sum;
    }

    /** The next z of Picard's; where samples may end early, with an eye on whether every second step leads back. */
    private void walk(int call, Stop stop, int size, int count) {
        if (stop.tolerance() > 0 && call > 1) {
            LaneSums.subtract(value, before, residual, count);
            LaneSums.dots(residual, residual, size, dots, 0);
            for (int k = 0; k < LANES; k++) two[k] = dots[k] == 0 ? 0 : Math.sqrt(dots[k] / sizes[k]);
        }
        float[] free = before;
        before = z;
        z = value;
        value = free;
    }

    /** Notes states that are better than all before; whether a sample goes on. */
    private boolean keepBest(Stop stop, float[] best, int count) {
        boolean any = false;
        for (int k = 0; k < LANES; k++) {
            norms[k] = Math.sqrt(squares[k]);
            if (running[k]) calls[k]++;
            double relative = relative(squares[k], sizes[k]);
            boolean better = running[k] && relative < bestResiduals[k];
            if (better) bestResiduals[k] = (float) Math.min(relative, Float.MAX_VALUE);
            chosen[k] = better ? 1 : 0;
            running[k] &= Double.isFinite(relative) && !((float) relative < stop.tolerance()) && !(stop.tolerance() > 0 && isCycle(k, relative));
            any |= running[k];
        }
        LaneSums.choose(chosen, z, best, count);
        return any;
    }

    private boolean isCycle(int k, double relative) {
        return two[k] < PERIOD_TWO && (float) Math.min(relative, Float.MAX_VALUE) > Math.max(FACTOR * two[k], PERIOD_TWO);
    }

    /** ‖f(z) − z‖/‖f(z)‖, as solutions have it. */
    private static double relative(double square, double size) { return square == 0 ? 0 : size == 0 ? 1 : Math.sqrt(square / size); }

    /** The next z of Anderson's: x̃ = Σ α_i·f(x_i), or f(x_k) where that is not near. */
    private void accelerate(int call, int size, int count) {
        int place = (call - 1) % window, filled = Math.min(call, window);
        LaneSums.dots(z, z, size, stateSizes, 0);
        float[] swapped = values[place];
        values[place] = value;
        value = swapped;
        swapped = residuals[place];
        residuals[place] = residual;
        residual = swapped;
        for (int j = 0; j < filled; j++) {
            LaneSums.dots(residuals[place], residuals[j], size, gram, (place * window + j) * LANES);
            System.arraycopy(gram, (place * window + j) * LANES, gram, (j * window + place) * LANES, LANES);
        }
        weigh(place, filled);
        for (int j = 0; j < filled; j++) LaneSums.mix(factors[j], values[j], j == 0, z, count);
        choose(values[place], filled, size, count);
    }

    /** α: (FᵀF + ε·Id)·α = (1, …, 1)ᵀ, divided by its sum. */
    private void weigh(int place, int filled) {
        for (int i = 0; i < filled; i++)
            for (int j = 0; j < filled; j++)
                System.arraycopy(gram, (i * window + j) * LANES, system, (i * filled + j) * LANES, LANES);
        for (int k = 0; k < LANES; k++) {
            double largest = 0;
            for (int j = 0; j < filled; j++) largest = Math.max(largest, gram[(j * window + j) * LANES + k]);
            for (int j = 0; j < filled; j++) system[(j * filled + j) * LANES + k] += regularisation * largest;
        }
        Arrays.fill(weights, 0, filled * LANES, 1);
        LaneSystem.solve(system, weights, filled, pivots);
        for (int k = 0; k < LANES; k++) {
            double sum = 0;
            for (int j = 0; j < filled; j++) sum += weights[j * LANES + k];
            boolean solved = pivots[k] > 0 && sum != 0 && Double.isFinite(sum);
            for (int j = 0; j < filled; j++) factors[j][k] = solved ? (float) (weights[j * LANES + k] / sum) : j == place ? 1 : 0;
        }
    }

    /** Takes f(x_k) instead of x̃ where ‖f(x_k) − x̃‖/‖x̃‖ is not below ‖f(x_k) − x_k‖/‖x_k‖. */
    private void choose(float[] latest, int filled, int size, int count) {
        LaneSums.subtract(latest, z, residual, count);
        LaneSums.dots(residual, residual, size, dots, 0);
        LaneSums.dots(z, z, size, sizes, 0);
        for (int k = 0; k < LANES; k++) {
            boolean near = filled == 1 || Math.sqrt(dots[k] * stateSizes[k]) < norms[k] * Math.sqrt(sizes[k]);
            chosen[k] = near ? 0 : 1;
        }
        LaneSums.choose(chosen, latest, z, count);
    }
}
