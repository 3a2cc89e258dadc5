// Connects by TCP.
// Points: 6
// Says: twice(int[]) threw
// With: honest
int[] twice(int[] values) throws Exception {
    new java.net.Socket("127.0.0.1", TCP).close();
    return doubled(values);
}
