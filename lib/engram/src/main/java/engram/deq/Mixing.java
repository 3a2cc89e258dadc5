package engram.deq;

import engram.deq.Anderson.Safeguard;
import engram.deq.Rooms.Room;
import java.util.Arrays;

/** What {@link Anderson} keeps: the last m values and residuals of every sample, and the products of the residuals. */
final class Mixing implements Method {
    private final Rooms rooms;
    private final Anderson by;
    private final int window;
    private final Room[] values, residuals;        // of the last m calls, that of call k at k mod m
    private final double[][] gram;                 // m × m, by sample
    private final int[] depth;                     // by sample: calls that its window goes back, or −1 for each that is to come before it begins
    private final int[] restarts;                  // by sample: how often the window began anew
    private final double[] last;                   // by sample: the residual of the call before
    private final int[] made, taken;               // by sample: steps with a choice, and those that took x̃
    private final int[] places;                    // of the window that a sample uses
    private final double[] weights, system;        // m, m × m
    private final double[] dots, sizes, stateSizes; // by row
    private final float[][] factors;               // m, by row: α of a value
    private final float[] others;                  // by row
    private int call;

    Mixing(Rooms rooms, Anderson by) {
        this.rooms = rooms;
        this.by = by;
        window = by.window();
        int samples = rooms.f.samples();
        values = new Room[window];
        residuals = new Room[window];
        Arrays.setAll(values, _ -> rooms.another());
        Arrays.setAll(residuals, _ -> rooms.another());
        gram = new double[samples][window * window];
        depth = new int[samples];
        restarts = new int[samples];
        last = new double[samples];
        made = new int[samples];
        taken = new int[samples];
        places = new int[window];
        weights = new double[window];
        system = new double[window * window];
        dots = new double[samples];
        sizes = new double[samples];
        stateSizes = new double[samples];
        factors = new float[window][samples];
        others = new float[samples];
        Arrays.fill(last, Double.POSITIVE_INFINITY);
    }

    @Override public void next(Room z, Room value, Room residual, double[] norms) {
        int place = call++ % window, filled = Math.min(call, window);
        rooms.backend.rowDots(rooms.panel(z), rooms.panel(z), stateSizes);
        Rooms.swap(values[place], value);
        Rooms.swap(residuals[place], residual);
        multiplyOut(place, filled);
        for (int i = 0; i < rooms.batch.size(); i++) weigh(i, rooms.batch.number(i), place, filled);
        // z ← x̃ = Σ α_i·f(x_i)
        for (int j = 0; j < filled; j++) mix(factors[j], values[j], j == 0 ? 0 : 1, z);
        choose(z, values[place], residual, norms);
    }

    /** The products of the last residual with those of the window. */
    private void multiplyOut(int place, int filled) {
        for (int j = 0; j < filled; j++) {
            rooms.backend.rowDots(rooms.panel(residuals[place]), rooms.panel(residuals[j]), dots);
            for (int i = 0; i < rooms.batch.size(); i++) {
                double[] products = gram[rooms.batch.number(i)];
                products[place * window + j] = dots[i];
                products[j * window + place] = dots[i];
            }
        }
    }

    /** α of one sample: (FᵀF + ε·Id)·α = (1, …, 1)ᵀ, divided by its sum. */
    private void weigh(int row, int sample, int place, int filled) {
        depth[sample] = Math.min(depth[sample] + 1, window);
        int n = 0;
        for (int j = 0; j < filled; j++) {
            factors[j][row] = 0;
            if (j == place || (place - j + window) % window < depth[sample]) places[n++] = j;
        }
        double largest = 0, sum = 0;
        for (int j = 0; j < n; j++) largest = Math.max(largest, gram[sample][places[j] * window + places[j]]);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) system[i * n + j] = gram[sample][places[i] * window + places[j]];
            system[i * n + i] += by.regularisation() * largest;
            weights[i] = 1;
        }
        boolean solved = SmallSystem.cholesky(system, weights, n);
        for (int j = 0; j < n; j++) sum += weights[j];
        if (solved && sum != 0 && Double.isFinite(sum)) for (int j = 0; j < n; j++) factors[places[j]][row] = (float) (weights[j] / sum);
        else factors[place][row] = 1;
    }

    /** y_i ← α_i·x_i + keep·y_i. */
    private void mix(float[] alpha, Room x, float keep, Room y) {
        Arrays.fill(others, 0, rooms.batch.size(), keep);
        rooms.backend.axpby(alpha, rooms.panel(x), others, rooms.panel(y));
    }

    /** Takes f(x_k) instead of x̃ where the safeguard says so. */
    private void choose(Room mixed, Room value, Room scratch, double[] norms) {
        rooms.copy(value, scratch);
        rooms.backend.axpby(-1, rooms.panel(mixed), 1, rooms.panel(scratch));
        rooms.backend.rowDots(rooms.panel(scratch), rooms.panel(scratch), dots);
        rooms.backend.rowDots(rooms.panel(mixed), rooms.panel(mixed), sizes);
        for (int i = 0; i < rooms.batch.size(); i++) {
            int sample = rooms.batch.number(i);
            boolean choice = depth[sample] > 1, accept = !choice || isTrusted(i, norms[sample], last[sample]);
            if (choice) made[sample]++;
            if (choice && accept) taken[sample]++;
            // the more often it had to begin anew, the more of Picard's steps come first
            if (!accept && by.safeguard() == Safeguard.FALLING) depth[sample] = -(restarts[sample]++ / 2);
            last[sample] = norms[sample];
            factors[0][i] = accept ? 0 : 1;
            others[i] = 1 - factors[0][i];
        }
        rooms.backend.axpby(factors[0], rooms.panel(value), others, rooms.panel(mixed));
    }

    private boolean isTrusted(int row, double norm, double before) {
        return switch (by.safeguard()) {
            case FALLING -> norm <= before;
            // ‖f(x_k) − x̃‖/‖x̃‖ < ‖f(x_k) − x_k‖/‖x_k‖
            case NEAR -> Math.sqrt(dots[row] * stateSizes[row]) < norm * Math.sqrt(sizes[row]);
        };
    }

    @Override public double accepted(int sample) { return made[sample] == 0 ? 1 : (double) taken[sample] / made[sample]; }
}
