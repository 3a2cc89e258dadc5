// Calls the system by numbers of x32.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("syscall", 0x40000000L + 39);
    return doubled(values);
}
