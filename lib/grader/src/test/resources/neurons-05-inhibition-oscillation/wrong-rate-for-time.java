// Takes the decay time for a rate.
// Caught by: receptors open and close
// Says: the rate is one over it
double opening(double O, double V, double tau) {
    double transmitter = 1 / (1 + exp(-(V + 20) / 1.5));
    // dO/dt = α·(1 − O)·[T] − O/τ
    return 10 * (1 - O) * transmitter - O * tau;
}
