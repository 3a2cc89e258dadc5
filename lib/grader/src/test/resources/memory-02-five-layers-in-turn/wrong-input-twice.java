// Adds what comes from the input to a drive that already is just that.
// Caught by: what arrives at both ends
// Says: The input acts twice
double[] arriving(double[][][] W, double[] drive, double[][] s, int layer) {
    double[] f = times(rhos(s[layer - 1]), W[layer - 1]);
    if (layer == 1) for (int i = 0; i < f.length; i++) f[i] += drive[i];
    if (layer < s.length - 1) {
        double[] above = rhos(s[layer + 1]);
        for (int i = 0; i < f.length; i++) f[i] += dot(above, W[layer][i]);
    }
    return f;
}
