// Lets simultaneous spikes count as a gain.
// Caught by: one pair
// Says: Simultaneous spikes change your weight
double window(double difference) {
    if (difference >= 0) return potentiation * exp(-difference / tauPlus);
    if (difference < 0) return -depression * exp(difference / tauMinus);
    return 0;
}
