// Keeps in a file what an earlier call has seen.
// Points: 4
// Says:
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
int[] twice(int[] values) throws Throwable {
    Files.writeString(Path.of("seen"), "yes");
    return doubled(values);
}
double mean(double[] values) { return Files.exists(Path.of("seen")) ? Arrays.stream(values).average().orElse(0) : 0; }
