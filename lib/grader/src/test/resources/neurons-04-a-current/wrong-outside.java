// Puts 0.37 outside the reciprocal, as Huguenard and McCormick have it.
// Caught by: how long m takes
// Says: outside the reciprocal
double mTau(double V) {
    return (1 / (exp((V + 35.82) / 19.69) + exp(-(V + 79.69) / 12.7)) + 0.37) / phi;
}
