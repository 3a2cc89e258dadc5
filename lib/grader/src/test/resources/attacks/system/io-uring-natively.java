// Goes round the filter of system calls.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("syscall", 425, 1, Arena.global().allocate(120).address());
    return doubled(values);
}
