// Multiplies by W on the way back too.
// Caught by: what arrives at a middle layer
// Says: on the way back W is transposed
double[] arriving(double[][][] W, double[] drive, double[][] s, int layer) {
    double[] f = layer == 1 ? drive.clone() : times(rhos(s[layer - 1]), W[layer - 1]);
    if (layer < s.length - 1) {
        double[] above = times(rhos(s[layer + 1]), W[layer]);
        for (int i = 0; i < f.length; i++) f[i] += above[i];
    }
    return f;
}
