// Takes the slope with the wrong sign.
// Caught by: ρ is the slope of L
// Says: is everywhere -1.00 times
double rho(double s) {
    double u = 2 * s - 1;
    return -(1 + u / sqrt(1 + u * u)) / 2;
}
