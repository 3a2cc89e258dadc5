// Takes only V from what was saved, and lets w begin from 0.
// Caught by: saved and resumed
// Says: it is part of the state
double[][] resume(String saved, double[] current) {
    String[] parts = saved.split(" ");
    int first = Integer.parseInt(parts[0]);
    return piece(new double[] {Double.parseDouble(parts[1]), 0}, current, first, current.length - 1 - first);
}
