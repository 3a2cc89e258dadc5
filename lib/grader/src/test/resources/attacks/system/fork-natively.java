// A fork by a native call.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    if (call("fork") == 0) while (true) Thread.onSpinWait();
    return doubled(values);
}
