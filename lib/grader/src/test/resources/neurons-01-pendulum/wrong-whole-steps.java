// Takes the sample after a crossing for the crossing.
// Caught by: the period
// Says: a whole number of steps
double period(double[] angles, double h) {
    double first = Double.NaN;
    for (int n = 0; n < angles.length - 1; n++)
        if (angles[n] < 0 && angles[n + 1] >= 0) {
            if (!Double.isNaN(first)) return h * (n + 1) - first;
            first = h * (n + 1);
        }
    return Double.NaN;
}
