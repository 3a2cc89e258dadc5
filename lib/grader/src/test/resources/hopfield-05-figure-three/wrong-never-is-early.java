// -1 is smaller than every t.
// Caught by: the share that has settled
// Says: whether -1, never, is at most 0
double[] convergedFraction(int[] times, int steps) {
    double[] fraction = new double[steps + 1];
    for (int t = 0; t <= steps; t++) {
        int now = t;
        fraction[t] = Arrays.stream(times).filter(time -> time <= now).count() / (double) times.length;
    }
    return fraction;
}
