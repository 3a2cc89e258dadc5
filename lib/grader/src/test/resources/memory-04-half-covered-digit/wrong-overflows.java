// Takes exponentials of numbers as large as β.
// Caught by: the weights
// Says: your weights are not finite
double[] weights(double[][] keys, double[] state, double beta) {
    double[] asked = direction(state);
    double[] exponents = Arrays.stream(keys).mapToDouble(key -> beta * dot(key, asked)).toArray();
    double largest = Arrays.stream(exponents).max().orElse(0);
    double[] weights = Arrays.stream(exponents).map(exponent -> exp(exponent)).toArray();
    double sum = Arrays.stream(weights).sum();
    for (int mu = 0; mu < weights.length; mu++) weights[mu] /= sum;
    return weights;
}
