// 100,000 threads.
// Points: 6
// Says: twice
// With: honest
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 100_000; i++) {
        var thread = new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException end) { } });
        thread.setDaemon(true);
        thread.start();
    }
    return doubled(values);
}
