// Stops before the output layer.
// Caught by: half a step
// Says: your output layer, 4, does not move
double[][] half(double[][][] W, double[] drive, double[][] s, int parity) {
    double[][] next = s.clone();
    for (int layer = 1; layer < s.length - 1; layer++)
        if (layer % 2 == parity) next[layer] = arriving(W, drive, s, layer);
    return next;
}
