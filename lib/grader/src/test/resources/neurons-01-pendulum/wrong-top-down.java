// Gives the pendulum more energy the lower it hangs.
// Caught by: the energy
// Says: largest at the bottom
double energy(double[] y, double g, double L) {
    return L * L * y[1] * y[1] / 2 + g * L * cos(y[0]);
}
