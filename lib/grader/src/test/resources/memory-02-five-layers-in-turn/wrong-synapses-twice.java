// Adds what arrives at every layer, so that every synapse counts at both of its ends.
// Caught by: the energy
// Says: Your synapses count twice
double energy(double[][][] W, double[] drive, double[][] s) {
    double E = 0;
    for (int layer = 1; layer < s.length; layer++) {
        E += dot(s[layer], rhos(s[layer])) - Arrays.stream(s[layer]).map(one -> L(one)).sum();
        E -= dot(arriving(W, drive, s, layer), rhos(s[layer]));
    }
    return E;
}
