// An error of memory whose message never ends.
// Points: 6
// Says: (its message took longer than 1 s)
// With: honest
static class Full extends OutOfMemoryError {
    public String getMessage() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    throw new Full();
}
