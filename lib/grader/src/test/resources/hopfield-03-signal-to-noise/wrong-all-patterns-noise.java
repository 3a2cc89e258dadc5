// Takes the pattern itself for noise, too: p instead of p − 1.
// Caught by: one pattern has no noise
// Says: not disturbed by any other
double errorProbability(int neurons, int patterns) {
    return erfc(sqrt(neurons / (2.0 * patterns))) / 2;
}
