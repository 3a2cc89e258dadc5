// Solves the system and stops there.
// Caught by: the weights
// Says: don't add up to 1: divide by their sum
double[] weights(double[][] residuals) {
    int m = residuals.length;
    double[] ones = new double[m];
    Arrays.fill(ones, 1);
    double[][] gram = new double[m][m];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < m; j++) gram[i][j] = dot(residuals[i], residuals[j]);
    double largest = IntStream.range(0, m).mapToDouble(i -> gram[i][i]).max().orElse(0);
    for (int i = 0; i < m; i++) gram[i][i] += 1e-10 * largest;
    double[] alpha = solve(gram, ones);
    if (Double.isNaN(alpha[0])) {
        alpha = new double[m];
        alpha[m - 1] = 1;
        return alpha;
    }
    return alpha;
}
