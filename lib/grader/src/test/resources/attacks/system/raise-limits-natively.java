// Raises its own limits.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    var limit = Arena.global().allocateFrom(JAVA_LONG, -1, -1);
    call("setrlimit", 0, limit.address());
    return doubled(values);
}
