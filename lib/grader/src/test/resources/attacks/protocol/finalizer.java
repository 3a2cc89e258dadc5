// Never ends where an object is finalized.
// Points: 10
// Says:
// With: honest
static class Clinging {
    protected void finalize() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    new Clinging();
    System.gc();
    Thread.sleep(50);
    return doubled(values);
}
