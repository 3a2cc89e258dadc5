// More memory outside the heap than there is.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    var all = new ArrayList<java.nio.ByteBuffer>();
    while (true) all.add(java.nio.ByteBuffer.allocateDirect(1 << 26));
}
