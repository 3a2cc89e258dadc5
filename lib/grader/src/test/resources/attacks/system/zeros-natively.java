// Shared memory of 4 GB, which no limit of the kernel counts.
// Points: 6
// Says: twice
// With: native-call
int[] twice(int[] values) throws Throwable {
    long file = call("open", text("/dev/zero"), 2);
    var map = Linker.nativeLinker().downcallHandle(Linker.nativeLinker().defaultLookup().findOrThrow("mmap"),
            FunctionDescriptor.of(ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
    for (int i = 0; i < 16; i++) {
        var memory = (MemorySegment) map.invokeExact(0L, 256L << 20, 3, 1, (int) file, 0L);
        memory.reinterpret(256L << 20).fill((byte) 1);
    }
    return doubled(values);
}
