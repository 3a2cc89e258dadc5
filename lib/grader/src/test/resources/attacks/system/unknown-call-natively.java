// Makes a system call that no kernel has yet.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("syscall", 999);
    return doubled(values);
}
