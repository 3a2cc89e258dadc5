// Uses the first formula at all voltages.
// Caught by: how long h takes
// Says: where it should be constant
double hTau(double V) {
    return 1 / (exp((V + 46.05) / 5) + exp(-(V + 238.4) / 37.45)) / phi;
}
