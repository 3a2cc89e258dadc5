// A recursion without end.
// Points: 6
// Says: StackOverflowError
// With: honest
int[] twice(int[] values) throws Exception {
    return twice(values);
}
