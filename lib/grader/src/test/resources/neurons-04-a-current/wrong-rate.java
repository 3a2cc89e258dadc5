// Returns 1/τ, as the tutorial's other gates have rates.
// Caught by: how long m takes
// Says: a time is asked for
double mTau(double V) {
    return (exp((V + 35.82) / 19.69) + exp(-(V + 79.69) / 12.7) + 0.37) * phi;
}
