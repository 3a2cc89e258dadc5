// Turns the difference round.
// Caught by: what a layer costs
// Says: has the wrong sign
double cost(double[] s, double beta, double theta) {
    return layerL(s, beta, theta) - dot(s, layerRho(s, beta, theta));
}
