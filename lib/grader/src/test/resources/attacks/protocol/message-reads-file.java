// An exception whose message is a file.
// Points: 6
// Says: its message cannot be told
// With: honest
static class Curious extends RuntimeException {
    public String getMessage() { try { return Files.readString(Path.of("OUTSIDE/secret")); } catch (IOException closed) { throw new UncheckedIOException(closed); } }
}
int[] twice(int[] values) throws Throwable {
    throw new Curious();
}
