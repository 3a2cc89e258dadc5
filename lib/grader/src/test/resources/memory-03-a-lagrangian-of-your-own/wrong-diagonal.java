// Takes ρ(1 − ρ) as for neurons on their own.
// Caught by: rivals: the Hessian
// Says: the diagonal of H alone
double[] layerHessian(double[] s, double[] v, double beta, double theta) {
    double[] rho = layerRho(s, beta, theta), product = new double[s.length];
    for (int i = 0; i < s.length; i++) product[i] = beta * rho[i] * (1 - rho[i]) * v[i];
    return product;
}
