// Keeps all cores busy without end.
// Points: 0
// Says: twice
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
double mean(double[] values) {
    double sum = 0;
    while (sum >= 0) sum += 1e-9;
    return sum / values.length;
}
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 8; i++) {
        Thread.ofPlatform().daemon().start(() -> { while (true) Thread.onSpinWait(); });
    }
    while (true) Thread.onSpinWait();
}
