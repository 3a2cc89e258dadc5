// Subtracts the wrong way round.
// Caught by: the current
// Says: wrong sign
double current(double V, double m, double h, double g, double E) {
    return g * pow(m, 4) * h * (E - V);
}
