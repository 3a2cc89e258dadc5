// Takes every crossing, also the downward ones.
// Caught by: the period
// Says: half a period
double period(double[] angles, double h) {
    double first = Double.NaN;
    for (int n = 0; n < angles.length - 1; n++)
        if (angles[n] < 0 != angles[n + 1] < 0) {
            double crossing = h * (n - angles[n] / (angles[n + 1] - angles[n]));
            if (!Double.isNaN(first)) return crossing - first;
            first = crossing;
        }
    return Double.NaN;
}
