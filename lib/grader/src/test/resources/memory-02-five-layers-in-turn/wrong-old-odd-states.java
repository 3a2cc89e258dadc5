// Computes both halves from the old states.
// Caught by: a whole call
// Says: all layers are updated at once
double[][] call(double[][][] W, double[] drive, double[][] s) {
    double[][] odd = half(W, drive, s, 1), even = half(W, drive, s, 0);
    return new double[][] {s[0], odd[1], even[2], odd[3], even[4]};
}
