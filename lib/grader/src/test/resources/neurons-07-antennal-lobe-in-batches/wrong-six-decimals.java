// Saves the state with six decimals.
// Caught by: saved and resumed
// Says: the text must hold all digits
String save(int step, double[] state) {
    return String.format("%d %.6f %.6f", step, state[0], state[1]);
}
