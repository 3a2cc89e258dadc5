// Fits sizes over times.
// Caught by: the exponent of an exact power law
// Says: You fitted ln n over ln t
double exponent(double[] sizes, double[] seconds) {
    double[] u = Arrays.stream(sizes).map(Math::log).toArray();
    double[] v = Arrays.stream(seconds).map(Math::log).toArray();
    double uMean = Arrays.stream(u).average().orElseThrow();
    double vMean = Arrays.stream(v).average().orElseThrow();
    double above = 0, below = 0;
    for (int i = 0; i < u.length; i++) {
        above += (u[i] - uMean) * (v[i] - vMean);
        below += (v[i] - vMean) * (v[i] - vMean);
    }
    return above / below;
}
