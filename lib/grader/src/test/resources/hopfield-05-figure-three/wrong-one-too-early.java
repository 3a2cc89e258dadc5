// Returns the time at which the last state was reached.
// Caught by: when a probe settles
// Says: seen at t = 3
int settlingTime(int[][] states) {
    for (int t = 1; t < states.length; t++)
        if (Arrays.equals(states[t], states[t - 1])) return t - 1;
    return -1;
}
