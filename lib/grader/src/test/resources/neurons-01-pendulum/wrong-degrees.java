// Thinks that the angle is in degrees.
// Caught by: the slopes
// Says: in radians already
double[] slope(double[] y, double g, double L) {
    return new double[] {y[1], -g / L * sin(toRadians(y[0]))};
}
