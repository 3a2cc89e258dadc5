// Keeps the row where two batches meet of both.
// Caught by: in batches
// Says: stands there twice
double[][] inBatches(double[] start, double[] current, int batch) {
    int steps = current.length - 1;
    var rows = new ArrayList<double[]>();
    double[] state = start;
    for (int first = 0; first < steps; first += batch) {
        double[][] some = piece(state, current, first, min(batch, steps - first));
        rows.addAll(Arrays.asList(some));
        state = some[some.length - 1];
    }
    return rows.toArray(double[][]::new);
}
