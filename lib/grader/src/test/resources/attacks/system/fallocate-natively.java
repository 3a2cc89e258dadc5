// Fills the disk without writing.
// Points: 6
// Says: refused with error 95
// With: native-call
int[] twice(int[] values) throws Exception {
    for (int i = 0; i < 400; i++) call("fallocate", call("open", text("file" + i), 0x42, 0600), 0, 0, 15 << 20);
    return doubled(values);
}
