// Leaves the work to LAPACK.
// Caught by: the modes of a chain
// Says: this exercise asks for your own work
double[] spectrum(double[][] matrix) {
    Matrix copy = Matrix.zeros(matrix.length, matrix.length);
    for (int i = 0; i < matrix.length; i++)
        for (int j = 0; j < matrix.length; j++) copy.set(i, j, (float) matrix[i][j]);
    LinearAlgebra lapack = Backend.cpu().linearAlgebra();
    return Arrays.stream(lapack.symmetricEigen(copy).values()).sorted().toArray();
}
