// Combines the states and not what f made of them.
// Caught by: values, not states
// Says: You combined the states z
double[] next(double[][] states, double[][] values) {
    int m = states.length, n = states[0].length;
    double[][] residuals = new double[m][n];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) residuals[i][j] = values[i][j] - states[i][j];
    double[] alpha = weights(residuals), mixed = new double[n];
    for (int i = 0; i < m; i++)
        for (int j = 0; j < n; j++) mixed[j] += alpha[i] * states[i][j];
    return mixed;
}
