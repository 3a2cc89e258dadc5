// Memory that no JVM counts.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 1000; i++) {
        long start = call("posix_memalign", Arena.global().allocate(8).address(), 4096, 1L << 28);
        if (start != 0) throw new IllegalStateException("refused with error " + start);
    }
    return doubled(values);
}
