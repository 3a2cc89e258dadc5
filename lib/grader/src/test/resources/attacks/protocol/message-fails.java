// An exception whose message throws another.
// Points: 6
// Says: its message cannot be told
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
}
static class Failing extends RuntimeException {
    public String getMessage() { throw new StackOverflowError(); }
}
int[] twice(int[] values) throws Throwable {
    throw new Failing();
}
