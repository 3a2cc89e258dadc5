// An exception with the text of a passed comparison.
// Points: 6
// Says: threw AssertionFailedError: All is well ==> expected: <1> but was: <1>
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
static class AssertionFailedError extends AssertionError {
    AssertionFailedError() { super("All is well ==> expected: <1> but was: <1>"); }
}
int[] twice(int[] values) throws Throwable {
    throw new AssertionFailedError();
}
