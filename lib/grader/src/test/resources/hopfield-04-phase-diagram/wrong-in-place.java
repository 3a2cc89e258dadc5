// Writes into the state that the fields are read from.
// Caught by: a step with given dice
// Says: changed in this same step
int[] glauberStep(double[][] couplings, int[] state, double temperature, double[] uniforms) {
    int[] next = state.clone();
    for (int i = 0; i < next.length; i++) {
        double field = 0;
        for (int j = 0; j < next.length; j++) field += couplings[i][j] * next[j];
        next[i] = uniforms[i] < probabilityUp(field, temperature) ? 1 : -1;
    }
    return next;
}
