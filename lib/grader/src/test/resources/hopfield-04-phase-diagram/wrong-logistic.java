// The logistic function without its 2.
// Caught by: the probability of being up
// Says: twice too hot
double probabilityUp(double field, double temperature) {
    if (field == 0) return 0.5;
    return 1 / (1 + exp(-field / temperature));
}
