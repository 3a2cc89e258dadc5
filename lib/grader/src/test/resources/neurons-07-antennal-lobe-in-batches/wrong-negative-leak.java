// Lets conductances become negative.
// Caught by: scattered
// Says: are negative
double[] scattered(double mean, double spread, int count, long seed, String name) {
    var stream = RandomStream.of(seed, name);
    return IntStream.range(0, count).mapToDouble(i -> mean * (1 + spread * stream.gaussian(i))).toArray();
}
