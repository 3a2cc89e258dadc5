// Takes the largest product for the nearest.
// Caught by: the nearest neighbour
// Says: prefers images with much ink
int nearest(double[][] stored, double[] probe, boolean[] known) {
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int mu = 0; mu < stored.length; mu++) {
        double product = 0;
        for (int i = 0; i < probe.length; i++)
            if (known[i]) product += stored[mu][i] * probe[i];
        if (product > largest) {
            largest = product;
            best = mu;
        }
    }
    return best;
}
