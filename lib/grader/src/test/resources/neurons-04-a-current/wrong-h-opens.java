// A sign in the exponent.
// Caught by: where the gates go
// Says: Your h opens
double hInfinity(double V) {
    return 1 / (1 + exp(-(V + 78) / 6));
}
