// Leaves out what does not fit.
// Caught by: a histogram loses nothing
// Says: look at the edges
int[] histogram(double[] overlaps, int bins) {
    int[] counts = new int[bins];
    for (double m : overlaps) {
        int bin = (int) ((m + 1) / 2 * bins);
        if (bin < bins) counts[bin]++;
    }
    return counts;
}
