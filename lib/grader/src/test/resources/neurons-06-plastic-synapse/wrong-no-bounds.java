// Has no bounds.
// Caught by: bounds
// Says: Your weight grows beyond 1
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
        if (nextSent == now) w = w - depression * y;
        if (nextReceived == now) w = w + potentiation * x;
        if (nextSent == now) {
            x++;
            j++;
        }
        if (nextReceived == now) {
            y++;
            i++;
        }
    }
    return w;
}
