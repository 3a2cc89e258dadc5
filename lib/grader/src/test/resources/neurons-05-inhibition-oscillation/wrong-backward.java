// Counts back from the next spike of the reference.
// Caught by: phases
// Says: count back from the next
double[] phases(double[] reference, double[] times) {
    var phases = new ArrayList<Double>();
    int k = 0;
    for (double t : times) {
        while (k + 1 < reference.length && reference[k + 1] <= t) k++;
        if (k + 1 < reference.length && reference[k] <= t)
            phases.add((reference[k + 1] - t) / (reference[k + 1] - reference[k]));
    }
    return phases.stream().mapToDouble(phase -> phase).toArray();
}
