// Gives the drive to every odd layer.
// Caught by: what arrives at a middle layer
// Says: The drive acts on layer 1 alone
double[] arriving(double[][][] W, double[] drive, double[][] s, int layer) {
    double[] f = layer == 1 ? drive.clone() : times(rhos(s[layer - 1]), W[layer - 1]);
    if (layer < s.length - 1) {
        double[] above = rhos(s[layer + 1]);
        for (int i = 0; i < f.length; i++) f[i] += dot(above, W[layer][i]);
    }
    if (layer == 3) for (int i = 0; i < f.length; i++) f[i] += drive[i];
    return f;
}
