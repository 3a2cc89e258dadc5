// Keeps the states after the steps alone.
// Caught by: the trajectory
// Says: The start is missing
double[][] trajectory(double[] start, double step, int steps) {
    double[][] states = new double[steps][];
    double[] state = start;
    for (int k = 0; k < steps; k++) {
        state = rungeKutta(state, step);
        states[k] = state;
    }
    return states;
}
