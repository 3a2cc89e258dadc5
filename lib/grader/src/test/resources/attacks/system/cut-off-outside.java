// Empties the teacher's file by opening it for reading.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("truncate", text("OUTSIDE/secret"), 0);
    return doubled(values);
}
