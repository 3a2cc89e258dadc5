// An exception with the text of a passed comparison.
// Points: 6
// Says: threw AssertionFailedError: All is well ==> expected: <1> but was: <1>
// With: honest
static class AssertionFailedError extends AssertionError {
    AssertionFailedError() { super("All is well ==> expected: <1> but was: <1>"); }
}
int[] twice(int[] values) throws Throwable {
    throw new AssertionFailedError();
}
