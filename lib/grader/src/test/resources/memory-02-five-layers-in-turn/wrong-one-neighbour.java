// Listens to the layer below alone.
// Caught by: what arrives at a middle layer
// Says: hears only from below
double[] arriving(double[][][] W, double[] drive, double[][] s, int layer) {
    return layer == 1 ? drive.clone() : times(rhos(s[layer - 1]), W[layer - 1]);
}
