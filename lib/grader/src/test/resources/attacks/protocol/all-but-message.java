// An exception whose cause, stack and text never end.
// Points: 6
// Says: twice(int[]) threw Ringed
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
static class Ringed extends RuntimeException {
    public Throwable getCause() { while (true) { } }
    public StackTraceElement[] getStackTrace() { while (true) { } }
    public String toString() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    throw new Ringed();
}
