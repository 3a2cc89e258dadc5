// Begins with the whole probe, which holds the truth.
// Caught by: one update
// Says: Your memory looks under the sheet
double[] complete(double[][] keys, double[][] stored, double[] probe, boolean[] known, double beta, int updates) {
    double[] state = probe.clone();
    for (int t = 0; t < updates; t++) {
        double[] w = weights(keys, state, beta), next = new double[state.length];
        for (int mu = 0; mu < w.length; mu++)
            for (int i = 0; i < next.length; i++) next[i] += w[mu] * stored[mu][i];
        for (int i = 0; i < next.length; i++) if (known[i]) next[i] = probe[i];
        state = next;
    }
    return state;
}
