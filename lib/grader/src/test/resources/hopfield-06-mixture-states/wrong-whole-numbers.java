// Divides two ints.
// Caught by: overlaps with all patterns
// Says: perhaps a division of two ints loses the fraction
double[] overlaps(int[][] patterns, int[] state) {
    double[] overlaps = new double[patterns.length];
    for (int mu = 0; mu < patterns.length; mu++) {
        int sum = 0;
        for (int i = 0; i < state.length; i++) sum += patterns[mu][i] * state[i];
        overlaps[mu] = sum / state.length;
    }
    return overlaps;
}
