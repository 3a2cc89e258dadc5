// Becomes root.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("setresuid", 0, 0, 0);
    return doubled(values);
}
