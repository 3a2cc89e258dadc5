// Asks only for the bits of one pattern to be right.
// Caught by: perfect recall
// Says: keeps most patterns perfect
double perfectLoad(int neurons) {
    return neurons / (2 * log(neurons));
}
