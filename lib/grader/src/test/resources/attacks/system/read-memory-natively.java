// Reads the grader's memory by process_vm_readv.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    var part = Arena.global().allocateFrom(JAVA_LONG, Arena.global().allocate(8).address(), 8);
    var there = Arena.global().allocateFrom(JAVA_LONG, 0x10000, 8);
    call("process_vm_readv", GRADER, part.address(), 1, there.address(), 1, 0);
    return doubled(values);
}
