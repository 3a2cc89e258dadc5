// Large dice mean up.
// Caught by: a step with given dice
// Says: up is u < P
int[] glauberStep(double[][] couplings, int[] state, double temperature, double[] uniforms) {
    int[] next = new int[state.length];
    for (int i = 0; i < state.length; i++) {
        double field = 0;
        for (int j = 0; j < state.length; j++) field += couplings[i][j] * state[j];
        next[i] = uniforms[i] > probabilityUp(field, temperature) ? 1 : -1;
    }
    return next;
}
