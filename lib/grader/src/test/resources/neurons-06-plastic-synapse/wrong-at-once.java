// Lets the receiver have an input in the step in which it is sent.
// Caught by: many synapses
// Says: arrives in the same step
double[][] adapt(double[] weights, int[][] sent, double jump) {
    double[] w = weights.clone(), x = new double[w.length];
    double V = 0, y = 0, arriving = 0;
    double keptV = exp(-1.0 / 20), keptX = exp(-1 / tauPlus), keptY = exp(-1 / tauMinus);
    var times = new ArrayList<Double>();
    for (int k = 0; k < sent.length; k++) {
        arriving = 0;
        for (int i : sent[k]) arriving += jump * w[i];
        V = keptV * V + arriving;
        for (int i = 0; i < x.length; i++) x[i] *= keptX;
        y *= keptY;
        boolean spikes = V >= 1;
        if (spikes) V = 0;
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
