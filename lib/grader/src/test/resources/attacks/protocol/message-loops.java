// An exception whose message never ends.
// Points: 6
// Says: twice(int[]) threw Endless: (its message took longer than 1 s)
// With: honest
static class Endless extends RuntimeException {
    public String getMessage() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    throw new Endless();
}
