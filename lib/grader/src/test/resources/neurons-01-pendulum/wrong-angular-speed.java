// Forgets that the speed is L·ω.
// Caught by: the energy
// Says: its square has L²
double energy(double[] y, double g, double L) {
    return y[1] * y[1] / 2 + g * L * (1 - cos(y[0]));
}
