// Takes the angle for its sine, as the formula for small swings does.
// Caught by: the slopes
// Says: grows with θ itself
double[] slope(double[] y, double g, double L) {
    return new double[] {y[1], -g / L * y[0]};
}
