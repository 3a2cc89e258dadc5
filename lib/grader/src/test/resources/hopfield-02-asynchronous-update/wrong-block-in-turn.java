// Takes turns inside a block, too.
// Caught by: all at once
// Says: had changed already
int[] sweep(double[][] couplings, int[] state, int[] order, int block) {
    int[] now = state.clone();
    for (int i : order) {
        double field = 0;
        for (int j = 0; j < state.length; j++) field += couplings[i][j] * now[j];
        if (field != 0) now[i] = field > 0 ? 1 : -1;
    }
    return now;
}
