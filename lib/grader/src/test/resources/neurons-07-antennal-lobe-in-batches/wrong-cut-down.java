// Cuts quotients down to whole numbers, in place of rounding them.
// Caught by: boxes
// Says: a little below 230
double[] boxes(double[][] list, double dt, int steps) {
    double[] current = new double[steps + 1];
    for (double[] box : list)
        for (int k = (int) (box[0] / dt); k < min((int) (box[1] / dt), steps + 1); k++) current[k] += box[2];
    return current;
}
