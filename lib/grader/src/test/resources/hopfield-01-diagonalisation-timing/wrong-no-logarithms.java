// A line through times and sizes themselves.
// Caught by: the exponent of an exact power law
// Says: logarithms of both
double exponent(double[] sizes, double[] seconds) {
    double u = Arrays.stream(sizes).average().orElseThrow(), v = Arrays.stream(seconds).average().orElseThrow();
    double above = 0, below = 0;
    for (int i = 0; i < sizes.length; i++) {
        above += (sizes[i] - u) * (seconds[i] - v);
        below += (sizes[i] - u) * (sizes[i] - u);
    }
    return above / below;
}
