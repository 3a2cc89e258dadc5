// Averages the directions and not the images.
// Caught by: one update
// Says: You averaged the directions
double[] complete(double[][] keys, double[][] stored, double[] probe, boolean[] known, double beta, int updates) {
    double[] state = new double[probe.length];
    for (int i = 0; i < state.length; i++) if (known[i]) state[i] = probe[i];
    for (int t = 0; t < updates; t++) {
        double[] w = weights(keys, state, beta), next = new double[state.length];
        for (int mu = 0; mu < w.length; mu++)
            for (int i = 0; i < next.length; i++) next[i] += w[mu] * keys[mu][i];
        for (int i = 0; i < next.length; i++) if (known[i]) next[i] = probe[i];
        state = next;
    }
    return state;
}
