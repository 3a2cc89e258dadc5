// Divides by the mean period.
// Caught by: phases
// Says: mean period of the reference
double[] phases(double[] reference, double[] times) {
    var phases = new ArrayList<Double>();
    int k = 0;
    for (double t : times) {
        while (k + 1 < reference.length && reference[k + 1] <= t) k++;
        if (k + 1 < reference.length && reference[k] <= t)
            phases.add((t - reference[k]) / ((reference[reference.length - 1] - reference[0]) / (reference.length - 1)));
    }
    return phases.stream().mapToDouble(phase -> phase).toArray();
}
