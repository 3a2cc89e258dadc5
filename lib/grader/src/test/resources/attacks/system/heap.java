// More heap than there is.
// Points: 6
// Says: more memory
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
int[] twice(int[] values) throws Exception {
    var all = new ArrayList<long[]>();
    while (true) all.add(new long[1 << 20]);
}
