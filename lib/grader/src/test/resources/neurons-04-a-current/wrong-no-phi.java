// Forgets the temperature.
// Caught by: how long m takes
// Says: φ is missing
double mTau(double V) {
    return 1 / (exp((V + 35.82) / 19.69) + exp(-(V + 79.69) / 12.7) + 0.37);
}
