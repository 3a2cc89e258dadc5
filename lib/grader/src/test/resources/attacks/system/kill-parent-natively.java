// Ends what started it.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("kill", call("getppid"), 9);
    return doubled(values);
}
