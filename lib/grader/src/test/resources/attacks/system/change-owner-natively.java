// Takes the teacher's file for itself.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("chown", text("OUTSIDE/secret"), -1, -1);
    return doubled(values);
}
