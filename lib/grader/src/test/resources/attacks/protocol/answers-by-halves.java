// Writes the beginning of an answer, and nothing more.
// Points: 10
// Says:
// With: honest
int[] twice(int[] values) throws Throwable {
    new FileOutputStream(FileDescriptor.out).write(("\u0001" + "0".repeat(31)).getBytes());
    return doubled(values);
}
