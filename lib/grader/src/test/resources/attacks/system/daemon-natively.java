// Leaves its session and what started it.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("daemon", 1, 1);
    return doubled(values);
}
