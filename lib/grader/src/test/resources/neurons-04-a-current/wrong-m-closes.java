// A sign in the exponent.
// Caught by: where the gates go
// Says: Your m closes
double mInfinity(double V) {
    return 1 / (1 + exp((V + 60) / 8.5));
}
