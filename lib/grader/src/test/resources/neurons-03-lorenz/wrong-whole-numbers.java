// Divides whole numbers.
// Caught by: the slope
// Says: 8 / 3 divides whole numbers
double[] slope(double[] state) {
    double x = state[0], y = state[1], z = state[2];
    return new double[] {10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z};
}
