// Forgets to ask for the parity.
// Caught by: half a step
// Says: all your layers move
double[][] half(double[][][] W, double[] drive, double[][] s, int parity) {
    double[][] next = s.clone();
    for (int layer = 1; layer < s.length; layer++)
        next[layer] = arriving(W, drive, s, layer);
    return next;
}
