// Ends the group of processes that it is in.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("kill", 0, 9);
    return doubled(values);
}
