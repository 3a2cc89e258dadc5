// Changes its argument, which is a copy.
// Points: 10
// Says:
// With: honest
int[] twice(int[] values) throws Throwable {
    for (int i = 0; i < values.length; i++) values[i] *= 2;
    return values;
}
