// Leaves out the threshold, which makes it softmax.
// Caught by: rivals: the activation
// Says: somebody always has to speak
double[] layerRho(double[] s, double beta, double theta) {
    double largest = Arrays.stream(s).max().orElse(0);
    double[] e = Arrays.stream(s).map(one -> exp(beta * (one - largest))).toArray();
    double sum = Arrays.stream(e).sum();
    return Arrays.stream(e).map(one -> one / sum).toArray();
}
