// Counts every pair twice.
// Caught by: the energy per neuron
// Says: every pair of neurons twice
double energyPerNeuron(int[][] patterns, int[] state) {
    double squares = 0;
    for (double m : overlaps(patterns, state)) squares += m * m;
    return -squares + (double) patterns.length / state.length;
}
