// Goes on with the beginning of the input.
// Caught by: saved and resumed
// Says: the step number must be saved and used
double[][] resume(String saved, double[] current) {
    String[] parts = saved.split(" ");
    int first = Integer.parseInt(parts[0]);
    double[] state = {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])};
    return piece(state, current, 0, current.length - 1 - first);
}
