// The logarithm to base 10.
// Caught by: perfect recall
// Says: to base 10
double perfectLoad(int neurons) {
    return neurons / (4 * log10(neurons));
}
