// Runs a shell that outlives it.
// Points: 6
// Says: twice(int[]) threw
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
    new ProcessBuilder("/bin/sh", "-c", "sleep 1000 &").inheritIO().start().waitFor();
    return doubled(values);
}
