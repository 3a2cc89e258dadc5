// Makes a socket without a file.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("socket", 1, 1, 0);
    return doubled(values);
}
