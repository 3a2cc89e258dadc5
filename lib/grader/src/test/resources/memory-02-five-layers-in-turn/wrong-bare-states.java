// Sends states and not activations.
// Caught by: what arrives at a middle layer
// Says: what is seen of a state is its activation
double[] arriving(double[][][] W, double[] drive, double[][] s, int layer) {
    double[] f = layer == 1 ? drive.clone() : times(s[layer - 1], W[layer - 1]);
    if (layer < s.length - 1) {
        double[] above = s[layer + 1];
        for (int i = 0; i < f.length; i++) f[i] += dot(above, W[layer][i]);
    }
    return f;
}
