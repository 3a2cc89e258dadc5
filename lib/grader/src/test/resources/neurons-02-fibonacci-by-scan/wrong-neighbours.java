// Compares neighbours only.
// Caught by: the largest so far
// Says: forgets what was before them
double[] runningMaximum(double[] values) {
    double[] largest = values.clone();
    for (int i = 1; i < values.length; i++) largest[i] = max(values[i - 1], values[i]);
    return largest;
}
