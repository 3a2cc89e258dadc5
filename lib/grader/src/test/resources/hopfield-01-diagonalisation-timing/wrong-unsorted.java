// The diagonal as the rotations leave it.
// Caught by: a matrix that is diagonal already
// Says: not in growing order
double[] spectrum(double[][] matrix) {
    int n = matrix.length;
    double[][] a = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int sweep = 0; sweep < 20; sweep++)
        for (int p = 0; p < n; p++)
            for (int q = p + 1; q < n; q++) rotate(a, p, q);
    return IntStream.range(0, n).mapToDouble(i -> a[i][i]).toArray();
}
