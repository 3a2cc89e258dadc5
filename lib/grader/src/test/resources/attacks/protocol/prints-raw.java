// Writes 8 MB past System.out.
// Points: 10
// Says:
// With: honest
int[] twice(int[] values) throws Throwable {
    var out = new FileOutputStream(FileDescriptor.out);
    for (int i = 0; i < 8; i++) out.write(new byte[1 << 20]);
    return doubled(values);
}
