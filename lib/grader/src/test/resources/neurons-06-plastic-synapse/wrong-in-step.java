// Pairs the first spikes, the second ones and so on.
// Caught by: all pairs
// Says: the second with the second
double allPairs(double[] sent, double[] received) {
    double sum = 0;
    for (int k = 0; k < min(sent.length, received.length); k++) sum += window(received[k] - sent[k]);
    return sum;
}
