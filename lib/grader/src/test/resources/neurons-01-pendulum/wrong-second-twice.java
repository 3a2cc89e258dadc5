// Goes along k1 for the third slope too, so that it is the second once more, and the order falls to 2.
// Caught by: its order is 4
// Says: it should be 4
double[][] rungeKutta(double[] start, double g, double L, double h, int steps) {
    double[][] y = new double[steps + 1][];
    y[0] = start.clone();
    for (int n = 0; n < steps; n++) {
        double[] k1 = slope(y[n], g, L);
        double[] k2 = slope(plus(y[n], h / 2, k1), g, L);
        double[] k3 = slope(plus(y[n], h / 2, k1), g, L);
        double[] k4 = slope(plus(y[n], h, k3), g, L);
        y[n + 1] = plus(y[n], h / 6, plus(plus(plus(k1, 2, k2), 2, k3), 1, k4));
    }
    return y;
}
