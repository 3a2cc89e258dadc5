// Compares with the state two steps before.
// Caught by: a cycle is not rest
// Says: has not settled
int settlingTime(int[][] states) {
    for (int t = 2; t < states.length; t++)
        if (Arrays.equals(states[t], states[t - 2])) return t;
    return -1;
}
