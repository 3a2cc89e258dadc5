// Leaves the self-coupling in the energy.
// Caught by: the energy per neuron
// Says: p/(2N) is missing
double energyPerNeuron(int[][] patterns, int[] state) {
    double squares = 0;
    for (double m : overlaps(patterns, state)) squares += m * m;
    return -squares / 2;
}
