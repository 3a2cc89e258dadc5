// An array that holds itself.
// Points: 6
// Says: twice returned a value of type Object[]
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
Object twice(int[] values) {
    var ring = new Object[1];
    ring[0] = ring;
    return ring;
}
