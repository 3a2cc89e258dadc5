// Adds nothing to the diagonal.
// Caught by: residuals that depend on each other
// Says: until 1e-10 of its largest entry is added
double[] weights(double[][] residuals) {
    int m = residuals.length;
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    double[][] gram = new double[m][m];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < m; j++) gram[i][j] = dot(residuals[i], residuals[j]);
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
