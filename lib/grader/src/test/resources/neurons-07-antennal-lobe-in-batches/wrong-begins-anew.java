// Every batch begins from the start, as in the tutorial's runner.
// Caught by: in batches
// Says: from the start again
double[][] inBatches(double[] start, double[] current, int batch) {
    int steps = current.length - 1;
    double[][] rows = new double[steps + 1][];
    rows[0] = start.clone();
    for (int first = 0; first < steps; first += batch) {
        double[][] some = piece(start, current, first, min(batch, steps - first));
        System.arraycopy(some, 1, rows, first + 1, some.length - 1);
    }
    return rows;
}
