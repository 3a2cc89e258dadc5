// Exchanges the time constants.
// Caught by: one pair
// Says: time constants are exchanged
double window(double difference) {
    if (difference > 0) return potentiation * exp(-difference / tauMinus);
    if (difference < 0) return -depression * exp(difference / tauPlus);
    return 0;
}
