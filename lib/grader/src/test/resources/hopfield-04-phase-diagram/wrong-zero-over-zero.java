// Leaves 0/0 to Java.
// Caught by: the limit without noise
// Says: NaN
double probabilityUp(double field, double temperature) {
    return (1 + tanh(field / temperature)) / 2;
}
