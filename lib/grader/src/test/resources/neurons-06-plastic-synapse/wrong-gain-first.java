// Gains before it loses.
// Caught by: bounds
// Says: the loss comes first
double learned(double w, double[] sent, double[] received) {
    double x = 0, y = 0, last = 0;
    int i = 0, j = 0;
    while (i < sent.length || j < received.length) {
        double nextSent = i < sent.length ? sent[i] : Double.POSITIVE_INFINITY;
        double nextReceived = j < received.length ? received[j] : Double.POSITIVE_INFINITY;
        double now = min(nextSent, nextReceived);
        x *= exp(-(now - last) / tauPlus);
        y *= exp(-(now - last) / tauMinus);
        last = now;
        if (nextReceived == now) w = min(1, w + potentiation * x);
        if (nextSent == now) w = max(0, w - depression * y);
        if (nextSent == now) { x += 1; i++; }
        if (nextReceived == now) { y += 1; j++; }
    }
    return w;
}
