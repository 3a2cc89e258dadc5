// Offers something by TCP.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    new java.net.ServerSocket(0).close();
    return doubled(values);
}
