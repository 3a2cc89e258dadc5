// Puts the same array into every place.
// Caught by: the trajectory
// Says: each needs an array of its own
double[][] trajectory(double[] start, double step, int steps) {
    double[][] states = new double[steps + 1][];
    double[] state = start.clone();
    states[0] = state;
    for (int k = 0; k < steps; k++) {
        double[] next = rungeKutta(state, step);
        for (int i = 0; i < 3; i++) state[i] = next[i];
        states[k + 1] = state;
    }
    return states;
}
