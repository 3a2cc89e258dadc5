// Each piece gets the beginning of the input.
// Caught by: a piece
// Says: step first + k of the whole
double[][] piece(double[] state, double[] current, int first, int steps) {
    double[][] rows = new double[steps + 1][];
    rows[0] = state.clone();
    for (int k = 0; k < steps; k++) rows[k + 1] = step(rows[k], current[k]);
    return rows;
}
