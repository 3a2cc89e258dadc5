// A perfect overlap falls out of the last bin.
// Caught by: a histogram loses nothing
// Says: ArrayIndexOutOfBoundsException
int[] histogram(double[] overlaps, int bins) {
    int[] counts = new int[bins];
    for (double m : overlaps) counts[(int) ((m + 1) / 2 * bins)]++;
    return counts;
}
