// Wants to live on when the grader is killed.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("prctl", 1, 0, 0, 0, 0);
    return doubled(values);
}
