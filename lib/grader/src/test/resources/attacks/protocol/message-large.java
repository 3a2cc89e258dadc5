// An exception with a message of 60 MB.
// Points: 6
// Says: threw Large: xxxx
// With: honest
static class Large extends RuntimeException {
    public String getMessage() { return "x".repeat(60 << 20); }
}
int[] twice(int[] values) throws Throwable {
    throw new Large();
}
