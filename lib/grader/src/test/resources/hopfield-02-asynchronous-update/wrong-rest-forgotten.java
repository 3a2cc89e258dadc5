// Only whole blocks have a turn.
// Caught by: blocks, the last one shorter
// Says: had no turn
int[] sweep(double[][] couplings, int[] state, int[] order, int block) {
    int[] now = state.clone();
    for (int b = 0; b < order.length / block; b++) {
        int[] read = now.clone();
        for (int turn = b * block; turn < (b + 1) * block; turn++) {
            int i = order[turn];
            double field = 0;
            for (int j = 0; j < state.length; j++) field += couplings[i][j] * read[j];
            if (field != 0) now[i] = field > 0 ? 1 : -1;
        }
    }
    return now;
}
