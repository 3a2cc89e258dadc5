// Ends the grader by a native call.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("kill", GRADER, 9);
    return doubled(values);
}
