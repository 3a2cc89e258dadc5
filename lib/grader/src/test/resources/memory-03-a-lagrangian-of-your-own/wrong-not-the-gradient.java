// An activation that rises likewise, and belongs to another L.
// Caught by: ρ is the slope of L
// Says: but your L climbs there by
double rho(double s) {
    double u = 2 * s - 1;
    return u / sqrt(1 + u * u);
}
