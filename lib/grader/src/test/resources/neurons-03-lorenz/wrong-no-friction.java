// Forgets the last term of the second equation.
// Caught by: the slope
// Says: −y, is missing
double[] slope(double[] state) {
    double x = state[0], y = state[1], z = state[2];
    return new double[] {sigma * (y - x), x * (rho - z), x * y - beta * z};
}
