// Works only after another function was called.
// Points: 4
// Says:
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
static boolean asked;
int[] twice(int[] values) throws Throwable {
    asked = true;
    return doubled(values);
}
double mean(double[] values) { return asked ? Arrays.stream(values).average().orElse(0) : 0; }
