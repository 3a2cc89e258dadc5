// Becomes another program.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    var words = Arena.global().allocate(ADDRESS, 2);
    words.setAtIndex(ADDRESS, 0, Arena.global().allocateFrom("/bin/sh"));
    call("execv", text(System.getProperty("java.home") + "/bin/java"), words.address());
    return doubled(values);
}
