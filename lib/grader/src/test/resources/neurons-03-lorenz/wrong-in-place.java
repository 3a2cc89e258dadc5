// Moves x before it asks for the slope of y.
// Caught by: a step of Euler's
// Says: all slopes belong to the old state
double[] euler(double[] state, double step) {
    double[] next = state.clone();
    for (int i = 0; i < 3; i++) next[i] += step * slope(next)[i];
    return next;
}
