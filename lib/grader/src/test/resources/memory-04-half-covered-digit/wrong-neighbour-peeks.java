// Compares all pixels, those under the sheet too.
// Caught by: the nearest neighbour
// Says: Your neighbour looks under the sheet
int nearest(double[][] stored, double[] probe, boolean[] known) {
    int best = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (int mu = 0; mu < stored.length; mu++) {
        double distance = 0;
        for (int i = 0; i < probe.length; i++)
            distance += (stored[mu][i] - probe[i]) * (stored[mu][i] - probe[i]);
        if (distance < smallest) {
            smallest = distance;
            best = mu;
        }
    }
    return best;
}
