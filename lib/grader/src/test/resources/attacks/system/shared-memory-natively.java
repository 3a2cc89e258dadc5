// Makes memory that other submissions can find.
// Points: 6
// Says: refused with error
// With: native-call
int[] twice(int[] values) throws Exception {
    call("shmget", 4242, 4096, 01666);
    return doubled(values);
}
