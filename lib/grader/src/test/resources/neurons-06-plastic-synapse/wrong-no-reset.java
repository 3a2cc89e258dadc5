// Does not reset V after a spike.
// Caught by: many synapses
// Says: stays where it is after a spike
double[][] adapt(double[] weights, int[][] sent, double jump) {
    double[] w = weights.clone(), x = new double[w.length];
    double V = 0, y = 0, arriving = 0;
    double keptV = exp(-1.0 / 20), keptX = exp(-1 / tauPlus), keptY = exp(-1 / tauMinus);
    var times = new ArrayList<Double>();
    for (int k = 0; k < sent.length; k++) {
        V = keptV * V + arriving;
        for (int i = 0; i < x.length; i++) x[i] *= keptX;
        y *= keptY;
        boolean spikes = V >= 1;
        for (int i : sent[k]) w[i] = max(0, w[i] - depression * y);
        if (spikes) for (int i = 0; i < w.length; i++) w[i] = min(1, w[i] + potentiation * x[i]);
        arriving = 0;
        for (int i : sent[k]) {
            x[i]++;
            arriving += jump * w[i];
        }
        if (spikes) {
            y++;
            times.add((double) k);
        }
    }
    return new double[][] {w, times.stream().mapToDouble(t -> t).toArray()};
}
