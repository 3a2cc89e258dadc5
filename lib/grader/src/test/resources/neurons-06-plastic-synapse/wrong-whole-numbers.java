// Divides whole numbers, so that V does not decay.
// Caught by: many synapses
// Says: -1 / 20 is 0
double[][] adapt(double[] weights, int[][] sent, double jump) {
    double[] w = weights.clone();
    int n = w.length;
    double[] x = new double[n];
    double y = 0, V = 0, arrived = 0;
    List<Double> times = new ArrayList<>();
    for (int k = 0; k < sent.length; k++) {
        V = V * exp(-1 / 20) + arrived;
        arrived = 0;
        for (int i = 0; i < n; i++) x[i] *= exp(-1 / tauPlus);
        y *= exp(-1 / tauMinus);
        boolean spike = V >= 1;
        if (spike) { V = 0; times.add((double) k); }
        for (int i : sent[k]) w[i] = max(0, w[i] - depression * y);
        if (spike) for (int i = 0; i < n; i++) w[i] = min(1, w[i] + potentiation * x[i]);
        for (int i : sent[k]) x[i]++;
        if (spike) y++;
        for (int i : sent[k]) arrived += jump * w[i];
    }
    double[] t = new double[times.size()];
    for (int i = 0; i < t.length; i++) t[i] = times.get(i);
    return new double[][] {w, t};
}
