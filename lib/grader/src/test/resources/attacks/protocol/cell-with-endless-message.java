// A cell that throws such an exception costs itself alone.
// Points: 10
// Says:
// With: honest
static class Endless extends RuntimeException {
    public String getMessage() { while (true) { } }
}
int[] twice(int[] values) throws Throwable {
    return doubled(values);
}
// CELL
throw new Endless();
