// Works only as long as nothing else was called.
// Points: 6
// Says: twice gave another answer to the same question
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
static boolean asked;
int[] twice(int[] values) throws Throwable {
    return asked ? values : doubled(values);
}
double mean(double[] values) {
    asked = true;
    return Arrays.stream(values).average().orElse(0);
}
