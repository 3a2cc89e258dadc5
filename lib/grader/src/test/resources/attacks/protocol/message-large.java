// An exception with a message of 60 MB.
// Points: 6
// Says: threw Large: xxxx
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
static class Large extends RuntimeException {
    public String getMessage() { return "x".repeat(60 << 20); }
}
int[] twice(int[] values) throws Throwable {
    throw new Large();
}
