// Loses the minus: the pendulum falls upward.
// Caught by: the slopes
// Says: pushed away from the vertical
double[] slope(double[] y, double g, double L) {
    return new double[] {y[1], g / L * sin(y[0])};
}
