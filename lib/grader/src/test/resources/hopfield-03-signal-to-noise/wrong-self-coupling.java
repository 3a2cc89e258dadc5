// The sum over all patterns brings in J_ii, and it stays.
// Caught by: the measured share of wrong bits
// Says: see themselves
double measuredError(int[][] patterns) {
    int p = patterns.length, n = patterns[0].length, wrong = 0;
    for (int[] state : patterns) {
        int[] field = new int[n];
        for (int[] pattern : patterns) {
            int product = 0;
            for (int j = 0; j < n; j++) product += pattern[j] * state[j];
            for (int i = 0; i < n; i++) field[i] += pattern[i] * product;
        }
        for (int i = 0; i < n; i++) if (state[i] * field[i] < 0) wrong++;
    }
    return (double) wrong / (p * n);
}
