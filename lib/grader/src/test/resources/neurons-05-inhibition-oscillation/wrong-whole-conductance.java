// Does not share the conductance among the senders.
// Caught by: the current of all others
// Says: has the whole conductance
double[] inhibition(double[] V, double[] O, double g) {
    double all = Arrays.stream(O).sum();
    double[] current = new double[V.length];
    for (int i = 0; i < V.length; i++) current[i] = g * (all - O[i]) * (V[i] + 70);
    return current;
}
