// Counts noise on both sides.
// Caught by: the probability of a wrong bit
// Says: twice too large
double errorProbability(int neurons, int patterns) {
    return erfc(sqrt(neurons / (2 * (patterns - 1.0))));
}
