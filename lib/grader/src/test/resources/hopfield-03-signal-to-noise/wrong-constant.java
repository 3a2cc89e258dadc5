// The number for a thousand neurons, for networks of any size.
// Caught by: perfect recall
// Says: the same for all networks
double perfectLoad(int neurons) {
    return 36.19;
}
