// Steps by Euler's method.
// Caught by: the trajectory
// Says: they should be Runge and Kutta's
double[][] trajectory(double[] start, double step, int steps) {
    double[][] states = new double[steps + 1][];
    states[0] = start.clone();
    for (int k = 0; k < steps; k++) states[k + 1] = euler(states[k], step);
    return states;
}
