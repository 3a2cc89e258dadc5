// More heap than there is.
// Points: 6
// Says: more memory
// With: honest
int[] twice(int[] values) throws Exception {
    var all = new ArrayList<long[]>();
    while (true) all.add(new long[1 << 20]);
}
