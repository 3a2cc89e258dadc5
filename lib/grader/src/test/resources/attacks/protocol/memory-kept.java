// Keeps all memory.
// Points: 6
// Says: more memory than
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
static List<long[]> kept = new ArrayList<>();
int[] twice(int[] values) throws Throwable {
    while (true) kept.add(new long[1 << 10]);
}
