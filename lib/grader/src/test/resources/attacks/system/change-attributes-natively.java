// Marks the teacher's file.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("setxattr", text("OUTSIDE/secret"), text("user.mine"), text("x"), 1, 0);
    return doubled(values);
}
