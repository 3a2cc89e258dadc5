// Sends by UDP.
// Points: 6
// Says: twice(int[]) threw
int[] doubled(int[] values) {
    int[] result = new int[values.length];
    for (int i = 0; i < values.length; i++) result[i] = 2 * values[i];
    return result;
}
double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / values.length;
}
int[] twice(int[] values) throws Exception {
    try (var socket = new java.net.DatagramSocket()) {
        socket.send(new java.net.DatagramPacket(new byte[1], 1, java.net.InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), UDP));
    }
    return doubled(values);
}
