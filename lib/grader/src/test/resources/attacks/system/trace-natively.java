// Traces the grader.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("ptrace", 16, GRADER, 0, 0);
    return doubled(values);
}
