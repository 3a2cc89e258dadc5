// Forgets to take out the term j = i.
// Caught by: neurons that want to flip
// Says: see themselves
int unstable(int[][] patterns, int[] state) {
    double[] m = overlaps(patterns, state);
    int count = 0;
    for (int i = 0; i < state.length; i++) {
        double field = 0;
        for (int mu = 0; mu < patterns.length; mu++) field += patterns[mu][i] * m[mu];
        if (state[i] * field < 0) count++;
    }
    return count;
}
