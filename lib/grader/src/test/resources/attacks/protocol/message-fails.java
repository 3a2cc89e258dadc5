// An exception whose message throws another.
// Points: 6
// Says: its message cannot be told
// With: honest
static class Failing extends RuntimeException {
    public String getMessage() { throw new StackOverflowError(); }
}
int[] twice(int[] values) throws Throwable {
    throw new Failing();
}
