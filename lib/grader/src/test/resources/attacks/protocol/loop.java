// Never ends.
// Points: 6
// Says: twice gave no answer within
// With: honest
int[] twice(int[] values) throws Throwable {
    while (true) { }
}
