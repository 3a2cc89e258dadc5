// The Gaussian's σ goes into erfc as it is.
// Caught by: the probability of a wrong bit
// Says: factor √2
double errorProbability(int neurons, int patterns) {
    return erfc(sqrt(neurons / (patterns - 1.0))) / 2;
}
