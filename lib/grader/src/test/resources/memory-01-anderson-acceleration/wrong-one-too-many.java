// Drops a pair one call too late.
// Caught by: the window slides
// Says: Your window of 3 holds a state too many
double[][] anderson(double[][] W, double[] I, int window, int calls) {
    var states = new ArrayDeque<double[]>();
    var values = new ArrayDeque<double[]>();
    double[][] way = new double[calls + 1][W[0].length];
    for (int call = 0; call < calls; call++) {
        states.addLast(way[call]);
        values.addLast(f(W, I, way[call]));
        if (states.size() > window + 1) {
            states.removeFirst();
            values.removeFirst();
        }
        way[call + 1] = next(states.toArray(double[][]::new), values.toArray(double[][]::new));
    }
    return way;
}
