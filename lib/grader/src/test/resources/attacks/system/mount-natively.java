// Mounts another file system over its folder.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("mount", text("none"), text("."), text("tmpfs"), 0, 0);
    return doubled(values);
}
