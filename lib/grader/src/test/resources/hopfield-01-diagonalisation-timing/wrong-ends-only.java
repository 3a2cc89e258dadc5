// The slope between the first and the last point.
// Caught by: the exponent of noisy timings
// Says: first and the last timing only
double exponent(double[] sizes, double[] seconds) {
    int last = sizes.length - 1;
    return log(seconds[last] / seconds[0]) / log(sizes[last] / sizes[0]);
}
