// Lets the tangent touch at the new state.
// Caught by: what a half step gains
// Says: Your tangent touches L at h
double fall(double[] s, double[] h, double beta, double theta) {
    double tangent = layerL(h, beta, theta);
    double[] rho = layerRho(h, beta, theta);
    for (int i = 0; i < s.length; i++) tangent += rho[i] * (s[i] - h[i]);
    return tangent - layerL(s, beta, theta);
}
