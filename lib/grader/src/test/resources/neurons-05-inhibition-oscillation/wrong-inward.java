// Turns the driving force round.
// Caught by: the current of all others
// Says: wrong sign
double[] inhibition(double[] V, double[] O, double g) {
    double all = Arrays.stream(O).sum();
    double[] current = new double[V.length];
    for (int i = 0; i < V.length; i++) current[i] = g / (V.length - 1) * (all - O[i]) * (-70 - V[i]);
    return current;
}
