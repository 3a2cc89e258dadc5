// Leaves the work to the library's modern network.
// Caught by: the weights
// Says: this exercise asks for your own work
double[] weights(double[][] keys, double[] state, double beta) {
    Matrix patterns = Matrix.zeros(keys.length, state.length), asked = Matrix.zeros(1, state.length);
    for (int mu = 0; mu < keys.length; mu++)
        for (int i = 0; i < state.length; i++) patterns.set(mu, i, (float) keys[mu][i]);
    for (int i = 0; i < state.length; i++) asked.set(0, i, (float) state[i]);
    Matrix weights = ModernHopfield.of(patterns, beta).normalised().weights(asked);
    return IntStream.range(0, keys.length).mapToDouble(mu -> weights.get(0, mu)).toArray();
}
