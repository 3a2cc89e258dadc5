// A cell that throws such an exception costs itself alone.
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
static class Endless extends RuntimeException {
    public String getMessage() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
// CELL
throw new Endless();
