// Leaves the work to the library's Lagrangian of a softmax, with the threshold as one more state.
// Caught by: rivals: L
// Says: this exercise asks for your own work
double layerL(double[] s, double beta, double theta) {
    double[] withThreshold = Arrays.copyOf(s, s.length + 1);
    withThreshold[s.length] = theta;
    return Lagrangian.softmax(beta).value(withThreshold);
}
