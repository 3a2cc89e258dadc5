// Lets the gates start from 0, as the simulations do.
// Caught by: the clamp
// Says: start closed
double clamp(double hold, double V, double ms, double g, double E) {
    double m = mInfinity(V) * (1 - exp(-ms / mTau(V)));
    double h = hInfinity(V) * (1 - exp(-ms / hTau(V)));
    return current(V, m, h, g, E);
}
