// Counts those who settle at t.
// Caught by: the share that has settled
// Says: Your share falls
double[] convergedFraction(int[] times, int steps) {
    double[] fraction = new double[steps + 1];
    for (int time : times)
        if (time >= 0 && time <= steps) fraction[time] += 1.0 / times.length;
    return fraction;
}
