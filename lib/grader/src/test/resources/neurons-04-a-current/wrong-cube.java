// Takes sodium's power.
// Caught by: the current
// Says: third power
double current(double V, double m, double h, double g, double E) {
    return g * pow(m, 3) * h * (V - E);
}
