// Takes the neuron that everybody has.
// Caught by: a neuron of your own
// Says: Your ρ is the paper's logistic neuron
double rho(double s) {
    return 1 / (1 + exp(2 - 4 * s));
}
