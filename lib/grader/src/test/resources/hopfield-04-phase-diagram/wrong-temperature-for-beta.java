// Multiplies by T where β = 1/T belongs.
// Caught by: the probability of being up
// Says: β is 1/T
double probabilityUp(double field, double temperature) {
    return (1 + tanh(temperature * field)) / 2;
}
