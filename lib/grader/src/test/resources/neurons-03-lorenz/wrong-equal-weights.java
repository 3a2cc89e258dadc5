// Takes the plain mean of the four slopes.
// Caught by: a step of Runge and Kutta's
// Says: those in the middle count twice
double[] rungeKutta(double[] state, double step) {
    double[] k1 = slope(state);
    double[] k2 = slope(along(state, step / 2, k1));
    double[] k3 = slope(along(state, step / 2, k2));
    double[] k4 = slope(along(state, step, k3));
    double[] mean = IntStream.range(0, 3).mapToDouble(i -> (k1[i] + k2[i] + k3[i] + k4[i]) / 4).toArray();
    return along(state, step, mean);
}
