// Takes nearly the whole time of a call in each call, asleep.
// Points: 0
// Says: all calls together may take 9 s, and these are over
// With: honest
int[] twice(int[] values) throws Exception {
    Thread.sleep(NEARLY_A_CALL);
    return doubled(values);
}
