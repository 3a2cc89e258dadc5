// Ends itself, as exit would.
// Points: 6
// Says: twice was ended by
// With: native-call
int[] twice(int[] values) throws Exception {
    call("kill", call("getpid"), 9);
    return doubled(values);
}
