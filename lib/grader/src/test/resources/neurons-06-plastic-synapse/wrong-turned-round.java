// Takes the sender's time minus the receiver's.
// Caught by: one pair
// Says: turned round
double window(double difference) {
    if (difference < 0) return potentiation * exp(difference / tauPlus);
    if (difference > 0) return -depression * exp(-difference / tauMinus);
    return 0;
}
