// Ends everything that it may.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("kill", -1, 9);
    return doubled(values);
}
