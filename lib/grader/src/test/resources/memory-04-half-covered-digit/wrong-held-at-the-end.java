// Puts the known pixels back once, after all updates.
// Caught by: several updates
// Says: at the end only
double[] complete(double[][] keys, double[][] stored, double[] probe, boolean[] known, double beta, int updates) {
    double[] state = new double[probe.length];
    for (int i = 0; i < state.length; i++) if (known[i]) state[i] = probe[i];
    for (int t = 0; t < updates; t++) {
        double[] w = weights(keys, state, beta), next = new double[state.length];
        for (int mu = 0; mu < w.length; mu++)
            for (int i = 0; i < next.length; i++) next[i] += w[mu] * stored[mu][i];
        state = next;
    }
    for (int i = 0; i < state.length; i++) if (known[i]) state[i] = probe[i];
    return state;
}
