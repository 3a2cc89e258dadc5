// Rounds to the nearest bin.
// Caught by: bins of one width
// Says: round down
int[] histogram(double[] overlaps, int bins) {
    int[] counts = new int[bins];
    for (double m : overlaps) counts[min((int) round((m + 1) / 2 * bins), bins - 1)]++;
    return counts;
}
