// Leaves the work to the library's solver.
// Caught by: the window slides
// Says: this exercise asks for your own work
double[][] anderson(double[][] W, double[] I, int window, int calls) {
    Matrix input = Matrix.zeros(1, I.length), weights = Matrix.zeros(W.length, W[0].length);
    for (int h = 0; h < I.length; h++) input.set(0, h, (float) (2 * I[h]));     // an input neuron at ½ is half active
    for (int h = 0; h < W.length; h++)
        for (int j = 0; j < W[0].length; j++) weights.set(h, j, (float) W[h][j]);
    var memory = HierarchicalMemory.layers(1, I.length, W[0].length).withWeights(input, weights).evenOdd();
    double[][] way = new double[calls + 1][W[0].length];
    for (int k = 1; k <= calls; k++) {
        var states = memory.equilibrium(Matrix.of(1, 1, 0.5f), new Anderson(window), new Stop(1e-12, k)).solution().states();
        for (int j = 0; j < W[0].length; j++) way[k][j] = states.get(0, j);
    }
    return way;
}
