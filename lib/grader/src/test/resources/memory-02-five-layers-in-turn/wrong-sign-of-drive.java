// Adds the drive where it is to be taken away.
// Caught by: the energy
// Says: its sign is minus
double energy(double[][][] W, double[] drive, double[][] s) {
    double E = dot(drive, rhos(s[1]));
    for (int layer = 1; layer < s.length; layer++) {
        E += dot(s[layer], rhos(s[layer])) - Arrays.stream(s[layer]).map(one -> L(one)).sum();
        if (layer < s.length - 1) E -= dot(times(rhos(s[layer]), W[layer]), rhos(s[layer + 1]));
    }
    return E;
}
