// Compares the time of each step with the box, in place of counting steps.
// Caught by: boxes
// Says: begins a step late
double[] boxes(double[][] list, double dt, int steps) {
    double[] current = new double[steps + 1];
    for (double[] box : list)
        for (int k = 0; k <= steps; k++) if (box[0] <= k * dt && k * dt < box[1]) current[k] += box[2];
    return current;
}
