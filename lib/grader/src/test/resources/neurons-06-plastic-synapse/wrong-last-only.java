// Sets a trace to 1 in place of adding 1.
// Caught by: traces instead of pairs
// Says: forget all spikes but the last
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
        if (nextSent == now) w = max(0, w - depression * y);
        if (nextReceived == now) w = min(1, w + potentiation * x);
        if (nextSent == now) {
            x = 1;
            j++;
        }
        if (nextReceived == now) {
            y = 1;
            i++;
        }
    }
    return w;
}
