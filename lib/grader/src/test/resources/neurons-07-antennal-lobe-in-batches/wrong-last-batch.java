// Leaves out the last batch where it is shorter than the others.
// Caught by: in batches
// Says: Your last batch is missing
double[][] inBatches(double[] start, double[] current, int batch) {
    int steps = current.length - 1;
    var rows = new ArrayList<double[]>();
    rows.add(start.clone());
    for (int first = 0; first + batch <= steps; first += batch) {
        double[][] some = piece(rows.getLast(), current, first, batch);
        rows.addAll(Arrays.asList(some).subList(1, some.length));
    }
    return rows.toArray(double[][]::new);
}
