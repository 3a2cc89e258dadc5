// Never ends where an object is finalized.
// Points: 10
// Says:
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
static class Clinging {
    protected void finalize() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    new Clinging();
    System.gc();
    Thread.sleep(50);
    return doubled(values);
}
