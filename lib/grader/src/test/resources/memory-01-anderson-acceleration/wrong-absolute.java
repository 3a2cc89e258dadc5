// Adds the same number to the diagonal, however small the residuals are.
// Caught by: residuals that depend on each other
// Says: relative to its largest entry
double[] weights(double[][] residuals) {
    int m = residuals.length;
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    double[][] gram = new double[m][m];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < m; j++) gram[i][j] = dot(residuals[i], residuals[j]);
    for (int i = 0; i < m; i++) gram[i][i] += 1e-10;
    double[] alpha = solve(gram, ones);
    if (Double.isNaN(alpha[0])) {
        alpha = new double[m];
        alpha[m - 1] = 1;
        return alpha;
    }
    double sum = Arrays.stream(alpha).sum();
    for (int i = 0; i < m; i++) alpha[i] /= sum;
    return alpha;
}
