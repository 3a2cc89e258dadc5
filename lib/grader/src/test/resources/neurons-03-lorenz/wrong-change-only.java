// Returns how far the state moves.
// Caught by: a step of Euler's
// Says: You return the change
double[] euler(double[] state, double step) {
    return Arrays.stream(slope(state)).map(k -> step * k).toArray();
}
