// Offers something by a socket in its folder.
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
    var channel = java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
    channel.bind(java.net.UnixDomainSocketAddress.of("socket"));
    return doubled(values);
}
