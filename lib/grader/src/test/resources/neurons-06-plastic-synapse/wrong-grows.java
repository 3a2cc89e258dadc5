// Forgets that Δt is negative in the second case.
// Caught by: one pair
// Says: grows where it should fall
double window(double difference) {
    if (difference > 0) return potentiation * exp(-difference / tauPlus);
    if (difference < 0) return -depression * exp(-difference / tauMinus);
    return 0;
}
