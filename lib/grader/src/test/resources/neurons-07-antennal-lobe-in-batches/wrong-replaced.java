// A later box takes the place of an earlier one.
// Caught by: boxes
// Says: they add up
double[] boxes(double[][] list, double dt, int steps) {
    double[] current = new double[steps + 1];
    for (double[] box : list) {
        long from = Math.round(box[0] / dt), to = Math.round(box[1] / dt);
        for (long k = from; k < min(to, steps + 1); k++) current[(int) k] = box[2];
    }
    return current;
}
