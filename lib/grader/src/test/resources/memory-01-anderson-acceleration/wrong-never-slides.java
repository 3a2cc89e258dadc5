// Forgets to drop the oldest pair.
// Caught by: the window slides
// Says: never slides
double[][] anderson(double[][] W, double[] I, int window, int calls) {
    var states = new ArrayDeque<double[]>();
    var values = new ArrayDeque<double[]>();
    double[][] way = new double[calls + 1][W[0].length];
    for (int call = 0; call < calls; call++) {
        states.addLast(way[call]);
        values.addLast(f(W, I, way[call]));
        way[call + 1] = next(states.toArray(double[][]::new), values.toArray(double[][]::new));
    }
    return way;
}
