// Takes the time constants of the voltage that was held.
// Caught by: the clamp
// Says: of the voltage before
double clamp(double hold, double V, double ms, double g, double E) {
    double m = mInfinity(V) + (mInfinity(hold) - mInfinity(V)) * exp(-ms / mTau(hold));
    double h = hInfinity(V) + (hInfinity(hold) - hInfinity(V)) * exp(-ms / hTau(hold));
    return current(V, m, h, g, E);
}
