// Moves the layers one after the other.
// Caught by: a whole call
// Says: should move together with layer 1
double[][] call(double[][][] W, double[] drive, double[][] s) {
    double[][] next = s.clone();
    for (int layer = 1; layer < s.length; layer++) next[layer] = arriving(W, drive, next, layer);
    return next;
}
