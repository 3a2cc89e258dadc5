// Keeps all cores busy without end.
// Points: 0
// Says: 8 s on the processor
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
    for (int i = 0; i < 8; i++) {
        Thread.ofPlatform().daemon().start(() -> { while (true) Thread.onSpinWait(); });
    }
    while (true) Thread.onSpinWait();
}
