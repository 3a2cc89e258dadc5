// Writes 8 MB past System.out.
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
    var out = new FileOutputStream(FileDescriptor.out);
    for (int i = 0; i < 8; i++) out.write(new byte[1 << 20]);
    return doubled(values);
}
