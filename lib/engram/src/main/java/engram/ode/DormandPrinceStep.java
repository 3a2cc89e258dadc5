package engram.ode;

/** One step of {@link DormandPrince}: its stages, the estimate of its error, its dense output. For one thread. */
final class DormandPrinceStep {
    private static final double C2 = 1.0 / 5, C3 = 3.0 / 10, C4 = 4.0 / 5, C5 = 8.0 / 9;
    private static final double A21 = 1.0 / 5;
    private static final double A31 = 3.0 / 40, A32 = 9.0 / 40;
    private static final double A41 = 44.0 / 45, A42 = -56.0 / 15, A43 = 32.0 / 9;
    private static final double A51 = 19372.0 / 6561, A52 = -25360.0 / 2187, A53 = 64448.0 / 6561, A54 = -212.0 / 729;
    private static final double A61 = 9017.0 / 3168, A62 = -355.0 / 33, A63 = 46732.0 / 5247, A64 = 49.0 / 176, A65 = -5103.0 / 18656;
    private static final double B1 = 35.0 / 384, B3 = 500.0 / 1113, B4 = 125.0 / 192, B5 = -2187.0 / 6784, B6 = 11.0 / 84;

    /** b − b̂: what the two methods differ by. */
    private static final double E1 = 71.0 / 57600, E3 = -71.0 / 16695, E4 = 71.0 / 1920, E5 = -17253.0 / 339200, E6 = 22.0 / 525, E7 = -1.0 / 40;

    /** Of the dense output. */
    private static final double D1 = -12715105075.0 / 11282082432.0, D3 = 87487479700.0 / 32700410799.0, D4 = -10690763975.0 / 1880347072.0,
            D5 = 701980252875.0 / 199316789632.0, D6 = -1453857185.0 / 822651844.0, D7 = 69997945.0 / 29380423.0;

    private final Ode ode;
    private final Jumps jumps;
    private final double relative, absolute;
    private final double[] k2, k3, k4, k5, k6, inner;

    /** The state and the slope with which the step begins, and with which it ends. */
    double[] y, k1, next, k7;

    private long evaluations;

    DormandPrinceStep(Problem problem, DormandPrince method, Jumps jumps) {
        int n = problem.variables();
        this.ode = problem.ode();
        this.jumps = jumps;
        this.relative = method.relative();
        this.absolute = method.absolute();
        this.y = problem.initial();
        this.k1 = new double[n];
        this.k2 = new double[n];
        this.k3 = new double[n];
        this.k4 = new double[n];
        this.k5 = new double[n];
        this.k6 = new double[n];
        this.k7 = new double[n];
        this.inner = new double[n];
        this.next = new double[n];
    }

    long evaluations() { return evaluations; }

    private void slope(double t, double[] state, double[] slope) {
        evaluations++;
        ode.slope(t, state, slope);
    }

    /** k₁ at the beginning of a run or behind a jump. */
    void begin(double t) { slope(jumps.after(t), y, k1); }

    /** A step from t to end = t + h; what it ends with stands in next and k7. */
    void step(double t, double h, double end) {
        int n = y.length;
        double last = jumps.before(end);
        for (int i = 0; i < n; i++) inner[i] = y[i] + h * A21 * k1[i];
        slope(t + C2 * h, inner, k2);
        for (int i = 0; i < n; i++) inner[i] = y[i] + h * (A31 * k1[i] + A32 * k2[i]);
        slope(t + C3 * h, inner, k3);
        for (int i = 0; i < n; i++) inner[i] = y[i] + h * (A41 * k1[i] + A42 * k2[i] + A43 * k3[i]);
        slope(t + C4 * h, inner, k4);
        for (int i = 0; i < n; i++) inner[i] = y[i] + h * (A51 * k1[i] + A52 * k2[i] + A53 * k3[i] + A54 * k4[i]);
        slope(t + C5 * h, inner, k5);
        for (int i = 0; i < n; i++) inner[i] = y[i] + h * (A61 * k1[i] + A62 * k2[i] + A63 * k3[i] + A64 * k4[i] + A65 * k5[i]);
        slope(last, inner, k6);
        for (int i = 0; i < n; i++) next[i] = y[i] + h * (B1 * k1[i] + B3 * k3[i] + B4 * k4[i] + B5 * k5[i] + B6 * k6[i]);
        slope(last, next, k7);
    }

    /** The estimated error of the step in units of what is allowed, in the mean square. */
    double error(double h) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double error = h * (E1 * k1[i] + E3 * k3[i] + E4 * k4[i] + E5 * k5[i] + E6 * k6[i] + E7 * k7[i]);
            double allowed = absolute + relative * Math.max(Math.abs(y[i]), Math.abs(next[i]));
            sum += (error / allowed) * (error / allowed);
        }
        return Math.sqrt(sum / y.length);
    }

    /** h·|λ| with the eigenvalue of the Jacobian that governs the step, by the two slopes at its end; near 3.3 the method is hardly stable. */
    double stiffness(double h) {
        double slopes = 0, states = 0;
        for (int i = 0; i < y.length; i++) {
            slopes += (k7[i] - k6[i]) * (k7[i] - k6[i]);
            states += (next[i] - inner[i]) * (next[i] - inner[i]);
        }
        return states > 0 ? h * Math.sqrt(slopes / states) : 0;
    }

    /** Works out the curve of the step. */
    void dense(double h, Piece piece) {
        System.arraycopy(y, 0, piece.y0, 0, y.length);
        System.arraycopy(next, 0, piece.y1, 0, y.length);
        piece.hermite(h, k1, k7);
        for (int i = 0; i < y.length; i++)
            piece.r5[i] = h * (D1 * k1[i] + D3 * k3[i] + D4 * k4[i] + D5 * k5[i] + D6 * k6[i] + D7 * k7[i]);
    }

    /** The slopes of the last step, or of the look ahead for the first one, that are no numbers; those at its beginning where all are. */
    double[] notFinite() {
        for (double[] slopes : new double[][] {k2, k3, k4, k5, k6, k7}) if (Finite.firstNot(slopes) >= 0) return slopes;
        return k1;
    }

    /** The end of the step is the beginning of the next one. */
    void advance() {
        double[] state = y, slope = k1;
        y = next;
        k1 = k7;
        next = state;
        k7 = slope;
    }

    /**
     * The length of a first step from t, once k₁ is there: as long as a step of Euler's method may be, by the first and second derivative.
     *
     * @param longest that it may be
     */
    double first(double t, double longest) {
        double slopes = 0, states = 0;
        for (int i = 0; i < y.length; i++) {
            slopes += square(k1[i] / allowed(i));
            states += square(y[i] / allowed(i));
        }
        double euler = Math.min(longest, slopes <= 1e-10 || states <= 1e-10 ? 1e-6 : 0.01 * Math.sqrt(states / slopes));
        for (int i = 0; i < y.length; i++) inner[i] = y[i] + euler * k1[i];
        slope(t + euler, inner, k2);
        double bends = 0;
        for (int i = 0; i < y.length; i++) bends += square((k2[i] - k1[i]) / allowed(i));
        // h⁵·max(‖f‖, ‖f'‖) = 0.01
        double largest = Math.max(Math.sqrt(bends) / euler, Math.sqrt(slopes));
        double fifth = largest <= 1e-15 ? Math.max(1e-6, 1e-3 * euler) : Powers.of(0.01 / largest, 0.2);
        return Math.min(Math.min(100 * euler, fifth), longest);
    }

    private double allowed(int i) { return absolute + relative * Math.abs(y[i]); }

    private static double square(double x) { return x * x; }
}
