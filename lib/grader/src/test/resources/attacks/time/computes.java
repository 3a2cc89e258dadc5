// Takes nearly the whole time of a call in each call, in many threads.
// Points: 0
// Says: 5 s on the processor
// With: honest
int[] twice(int[] values) throws Exception {
    long end = System.nanoTime() + NEARLY_A_CALL * 1_000_000L;
    var threads = IntStream.range(0, 8).mapToObj(_ -> Thread.ofPlatform().start(() -> {
        while (System.nanoTime() < end) Thread.onSpinWait();
    })).toList();
    for (var thread : threads) thread.join();
    return doubled(values);
}
