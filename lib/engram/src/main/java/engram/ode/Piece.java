package engram.ode;

/**
 * The solution within one step, as a polynomial in θ = (t − t₀)/h:
 *
 * <pre>y(θ) = y₀ + θ·(r₂ + (1 − θ)·(r₃ + θ·(r₄ + (1 − θ)·r₅)))</pre>
 *
 * With r₂ = y₁ − y₀, r₃ = h·f₀ − r₂ and r₄ = r₂ − h·f₁ − r₃ it has the states and slopes of both ends; with r₅ = 0 it is cubic Hermite
 * interpolation. E. Hairer, S. P. Nørsett, G. Wanner, Solving Ordinary Differential Equations I, §II.6.
 */
final class Piece {
    final double[] y0, y1, r2, r3, r4, r5;
    private double start, length, end;

    Piece(int size) {
        y0 = new double[size];
        y1 = new double[size];
        r2 = new double[size];
        r3 = new double[size];
        r4 = new double[size];
        r5 = new double[size];
    }

    /** The step goes from start to end. */
    void between(double start, double end) {
        this.start = start;
        this.end = end;
        this.length = end - start;
    }

    /**
     * Works out r₂, r₃ and r₄ from the states, which are here, and the slopes at both ends.
     *
     * @param h length of the step
     */
    void hermite(double h, double[] slope0, double[] slope1) {
        for (int i = 0; i < r2.length; i++) {
            r2[i] = y1[i] - y0[i];
            r3[i] = h * slope0[i] - r2[i];
            r4[i] = r2[i] - h * slope1[i] - r3[i];
        }
    }

    double end() { return end; }

    double time(double theta) { return theta == 1 ? end : start + theta * length; }

    double theta(double t) { return t == end ? 1 : (t - start) / length; }

    /** y_i(θ). */
    double value(int i, double theta) {
        if (theta == 1) return y1[i];       // to the bit
        double rest = 1 - theta;
        return y0[i] + theta * (r2[i] + rest * (r3[i] + theta * (r4[i] + rest * r5[i])));
    }

    /** All of y(θ). */
    void state(double theta, double[] y) { for (int i = 0; i < y0.length; i++) y[i] = value(i, theta); }
}
