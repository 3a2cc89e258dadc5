// Changes ω first and moves the angle with the new one, which is another method (it keeps the energy far better).
// Caught by: Euler's method
// Says: with the new ω
double[][] euler(double[] start, double g, double L, double h, int steps) {
    double[][] y = new double[steps + 1][];
    y[0] = start.clone();
    for (int n = 0; n < steps; n++) {
        double omega = y[n][1] + h * slope(y[n], g, L)[1];
        y[n + 1] = new double[] {y[n][0] + h * omega, omega};
    }
    return y;
}
