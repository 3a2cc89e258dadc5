// Writes into one array and puts it in every row, so that all rows show the last state.
// Caught by: Euler's method
// Says: put a new array into each
double[][] euler(double[] start, double g, double L, double h, int steps) {
    double[][] y = new double[steps + 1][];
    double[] state = start;
    y[0] = state;
    for (int n = 0; n < steps; n++) {
        double[] k = slope(state, g, L);
        state[0] += h * k[0];
        state[1] += h * k[1];
        y[n + 1] = state;
    }
    return y;
}
