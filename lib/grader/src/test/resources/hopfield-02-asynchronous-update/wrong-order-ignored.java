// The neurons have their turns as 0, 1, 2, …
// Caught by: one neuron at a time
// Says: not in the given order
int[] sweep(double[][] couplings, int[] state, int[] order, int block) {
    int[] now = state.clone();
    for (int start = 0; start < state.length; start += block) {
        int[] read = now.clone();
        for (int i = start; i < min(start + block, state.length); i++) {
            double field = 0;
            for (int j = 0; j < state.length; j++) field += couplings[i][j] * read[j];
            if (field != 0) now[i] = field > 0 ? 1 : -1;
        }
    }
    return now;
}
