// Makes a name space in which it is root.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("unshare", 0x10000000);
    return doubled(values);
}
