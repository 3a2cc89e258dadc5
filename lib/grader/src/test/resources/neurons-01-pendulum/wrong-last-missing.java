// Returns as many states as steps, so that the last one is missing.
// Caught by: Euler's method
// Says: steps + 1 states
double[][] euler(double[] start, double g, double L, double h, int steps) {
    double[][] y = new double[steps][];
    y[0] = start.clone();
    for (int n = 0; n < steps - 1; n++) y[n + 1] = plus(y[n], h, slope(y[n], g, L));
    return y;
}
