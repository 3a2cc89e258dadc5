// One sweep over all pairs, as if a zero stayed a zero.
// Caught by: the modes of a chain
// Says: stopped too early
double[] spectrum(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int p = 0; p < n; p++)
        for (int q = p + 1; q < n; q++) rotate(a, p, q);
    return IntStream.range(0, n).mapToDouble(i -> a[i][i]).sorted().toArray();
}
