// Has x and y the wrong way round in the first equation.
// Caught by: the slope
// Says: Your dx/dt has the wrong sign
double[] slope(double[] state) {
    double x = state[0], y = state[1], z = state[2];
    return new double[] {sigma * (x - y), x * (rho - z) - y, x * y - beta * z};
}
