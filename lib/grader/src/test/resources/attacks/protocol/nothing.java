// Honest work, to compare with.
// Points: 10
// Says:
// With: honest
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
