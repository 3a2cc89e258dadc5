// The same by a native call.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("chmod", text("OUTSIDE/secret"), 0777);
    return doubled(values);
}
