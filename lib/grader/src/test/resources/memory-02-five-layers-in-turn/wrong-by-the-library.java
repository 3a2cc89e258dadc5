// Leaves the work to the library's memory.
// Caught by: half a step
// Says: this exercise asks for your own work
double[][] half(double[][][] W, double[] drive, double[][] s, int parity) {
    int[] sizes = Arrays.stream(s).mapToInt(layer -> layer.length).toArray();
    Matrix[] blocks = new Matrix[4];
    for (int l = 0; l < 4; l++) {
        blocks[l] = Matrix.zeros(sizes[l], sizes[l + 1]);
        for (int i = 0; i < sizes[l]; i++)
            for (int j = 0; j < sizes[l + 1]; j++) blocks[l].set(i, j, (float) W[l][i][j]);
    }
    double[] all = Arrays.stream(s).skip(1).flatMapToDouble(Arrays::stream).toArray();
    Matrix input = Matrix.zeros(1, sizes[0]), start = Matrix.zeros(1, all.length);
    for (int i = 0; i < sizes[0]; i++) input.set(0, i, (float) s[0][i]);
    for (int i = 0; i < all.length; i++) start.set(0, i, (float) all[i]);
    var relaxation = HierarchicalMemory.layers(sizes).withWeights(blocks).relaxation(input, start);
    if (parity == 1) relaxation.odd();
    else relaxation.even();
    double[][] next = s.clone();
    for (int l = 1; l < 5; l++) {
        Matrix layer = relaxation.layer(l);
        next[l] = IntStream.range(0, sizes[l]).mapToDouble(i -> layer.get(0, i)).toArray();
    }
    return next;
}
