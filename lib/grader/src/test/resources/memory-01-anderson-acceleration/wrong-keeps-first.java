// Drops the newest pair when the window is full.
// Caught by: the window slides
// Says: keeps the first states for ever
double[][] anderson(double[][] W, double[] I, int window, int calls) {
    var states = new ArrayDeque<double[]>();
    var values = new ArrayDeque<double[]>();
    double[][] way = new double[calls + 1][W[0].length];
    for (int call = 0; call < calls; call++) {
        states.addLast(way[call]);
        values.addLast(f(W, I, way[call]));
        if (states.size() > window) {
            states.removeLast();
            values.removeLast();
        }
        way[call + 1] = next(states.toArray(double[][]::new), values.toArray(double[][]::new));
    }
    return way;
}
