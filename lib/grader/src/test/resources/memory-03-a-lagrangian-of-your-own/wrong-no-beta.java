// Forgets the factor β.
// Caught by: rivals: the Hessian
// Says: The factor β is missing
double[] layerHessian(double[] s, double[] v, double beta, double theta) {
    double[] rho = layerRho(s, beta, theta), product = new double[s.length];
    double common = dot(rho, v);
    for (int i = 0; i < s.length; i++) product[i] = rho[i] * (v[i] - common);
    return product;
}
