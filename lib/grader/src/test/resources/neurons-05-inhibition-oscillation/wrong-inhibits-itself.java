// Counts the neuron itself among its senders.
// Caught by: the current of all others
// Says: inhibits itself
double[] inhibition(double[] V, double[] O, double g) {
    double all = Arrays.stream(O).sum();
    double[] current = new double[V.length];
    for (int i = 0; i < V.length; i++) current[i] = g / (V.length - 1) * all * (V[i] + 70);
    return current;
}
