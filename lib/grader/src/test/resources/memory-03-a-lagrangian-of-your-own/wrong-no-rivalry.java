// Leaves out what neurons take from each other.
// Caught by: rivals: the Hessian
// Says: Your rivals don't compete
double[] layerHessian(double[] s, double[] v, double beta, double theta) {
    double[] rho = layerRho(s, beta, theta), product = new double[s.length];
    for (int i = 0; i < s.length; i++) product[i] = beta * rho[i] * v[i];
    return product;
}
