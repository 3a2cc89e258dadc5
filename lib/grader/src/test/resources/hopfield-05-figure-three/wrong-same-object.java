// Asks whether two states are the same array.
// Caught by: when a probe settles
// Says: same object
int settlingTime(int[][] states) {
    for (int t = 1; t < states.length; t++)
        if (states[t] == states[t - 1]) return t;
    return -1;
}
