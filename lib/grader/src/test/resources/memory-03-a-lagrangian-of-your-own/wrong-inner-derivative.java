// Forgets the inner derivative.
// Caught by: the slope of ρ
// Says: is everywhere 0.50 times
double rhoSlope(double s) {
    double u = 2 * s - 1;
    return pow(1 + u * u, -1.5) / 2;
}
