// Forgets that the double sum meets every pair twice.
// Caught by: the energy
// Says: twice what it should be
double energy(double[][] couplings, int[] state) {
    double sum = 0;
    for (int i = 0; i < state.length; i++)
        for (int j = 0; j < state.length; j++) sum += couplings[i][j] * state[i] * state[j];
    return -sum;
}
