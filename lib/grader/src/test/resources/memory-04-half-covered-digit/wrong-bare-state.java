// Multiplies the keys with the pixels themselves.
// Caught by: the weights
// Says: depend on how dark the state is
double[] weights(double[][] keys, double[] state, double beta) {
    double[] asked = state;
    double[] exponents = Arrays.stream(keys).mapToDouble(key -> beta * dot(key, asked)).toArray();
    double largest = Arrays.stream(exponents).max().orElse(0);
    double[] weights = Arrays.stream(exponents).map(exponent -> exp(exponent - largest)).toArray();
    double sum = Arrays.stream(weights).sum();
    for (int mu = 0; mu < weights.length; mu++) weights[mu] /= sum;
    return weights;
}
