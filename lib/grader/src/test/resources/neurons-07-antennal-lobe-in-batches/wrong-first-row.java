// Leaves out the state that was saved.
// Caught by: saved and resumed
// Says: it is your first row
double[][] resume(String saved, double[] current) {
    String[] parts = saved.split(" ");
    int first = Integer.parseInt(parts[0]);
    double[] state = {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])};
    double[][] rows = piece(state, current, first, current.length - 1 - first);
    return Arrays.copyOfRange(rows, 1, rows.length);
}
