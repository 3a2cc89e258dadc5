// Takes the plain mean of the four slopes.
// Caught by: Runge and Kutta's method
// Says: count alike
double[][] rungeKutta(double[] start, double g, double L, double h, int steps) {
    double[][] y = new double[steps + 1][];
    y[0] = start.clone();
    for (int n = 0; n < steps; n++) {
        double[] k1 = slope(y[n], g, L);
        double[] k2 = slope(plus(y[n], h / 2, k1), g, L);
        double[] k3 = slope(plus(y[n], h / 2, k2), g, L);
        double[] k4 = slope(plus(y[n], h, k3), g, L);
        y[n + 1] = plus(y[n], h / 4, plus(plus(plus(k1, 1, k2), 1, k3), 1, k4));
    }
    return y;
}
