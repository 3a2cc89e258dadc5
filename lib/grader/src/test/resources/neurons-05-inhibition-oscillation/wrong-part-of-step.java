// Takes the rest of the step for what has passed of it.
// Caught by: spikes of a network
// Says: a / (a - b) of the step
double[][] simulate(double[] drive, double[] onset, double g, double tau, double ms) {
    int N = drive.length;
    double[] y = new double[5 * N], current = new double[N];
    Arrays.fill(y, 0, N, -71);
    var times = new ArrayList<List<Double>>();
    for (int i = 0; i < N; i++) times.add(new ArrayList<>());
    for (int k = 0; k < round(ms / dt); k++) {
        for (int i = 0; i < N; i++) current[i] = k >= round(onset[i] / dt) ? drive[i] : 0;
        double[] next = step(y, current, g, tau);
        for (int i = 0; i < N; i++)
            if (y[i] < 0 && next[i] >= 0) times.get(i).add((k + next[i] / (next[i] - y[i])) * dt);
        y = next;
    }
    return times.stream().map(own -> own.stream().mapToDouble(t -> t).toArray()).toArray(double[][]::new);
}
