// All neurons get the draw of the first.
// Caught by: scattered
// Says: each neuron has a draw of its own
double[] scattered(double mean, double spread, int count, long seed, String name) {
    double draw = RandomStream.of(seed, name).gaussian(0);
    return IntStream.range(0, count).mapToDouble(i -> max(0, mean * (1 + spread * draw))).toArray();
}
