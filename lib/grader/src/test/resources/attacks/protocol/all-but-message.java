// An exception whose cause, stack and text never end.
// Points: 6
// Says: twice(int[]) threw Ringed
// With: honest
static class Ringed extends RuntimeException {
    public Throwable getCause() { while (true) { } }
    public StackTraceElement[] getStackTrace() { while (true) { } }
    public String toString() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    throw new Ringed();
}
