// All neurons read the state from before the sweep.
// Caught by: one neuron at a time
// Says: still the synchronous one
int[] sweep(double[][] couplings, int[] state, int[] order, int block) {
    int[] next = state.clone();
    for (int i : order) {
        double field = 0;
        for (int j = 0; j < state.length; j++) field += couplings[i][j] * state[j];
        if (field != 0) next[i] = field > 0 ? 1 : -1;
    }
    return next;
}
