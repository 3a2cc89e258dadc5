// Lets the traces jump before the weight changes.
// Caught by: traces instead of pairs
// Says: Simultaneous spikes make pairs
double learned(double w, double[] sent, double[] received) {
    double x = 0, y = 0, now = 0;
    int j = 0, i = 0;
    while (j < sent.length || i < received.length) {
        double nextSent = j < sent.length ? sent[j] : Double.POSITIVE_INFINITY;
        double nextReceived = i < received.length ? received[i] : Double.POSITIVE_INFINITY;
        double next = min(nextSent, nextReceived);
        x *= exp(-(next - now) / tauPlus);
        y *= exp(-(next - now) / tauMinus);
        now = next;
        if (nextSent == now) {
            x++;
            j++;
        }
        if (nextReceived == now) {
            y++;
            i++;
        }
        if (nextSent == now) w = max(0, w - depression * y);
        if (nextReceived == now) w = min(1, w + potentiation * x);
    }
    return w;
}
