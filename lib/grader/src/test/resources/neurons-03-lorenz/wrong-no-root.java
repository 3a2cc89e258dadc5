// Forgets the root.
// Caught by: distances
// Says: the root is missing
double[] distances(double[][] a, double[][] b) {
    return IntStream.range(0, a.length).mapToDouble(k -> {
        double dx = a[k][0] - b[k][0], dy = a[k][1] - b[k][1], dz = a[k][2] - b[k][2];
        return dx * dx + dy * dy + dz * dz;
    }).toArray();
}
