// Takes the last slope in the middle of the step.
// Caught by: a step of Runge and Kutta's
// Says: Your k₄ goes half a step
double[] rungeKutta(double[] state, double step) {
    double[] k1 = slope(state);
    double[] k2 = slope(along(state, step / 2, k1));
    double[] k3 = slope(along(state, step / 2, k2));
    double[] k4 = slope(along(state, step / 2, k3));
    double[] mean = IntStream.range(0, 3).mapToDouble(i -> (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) / 6).toArray();
    return along(state, step, mean);
}
