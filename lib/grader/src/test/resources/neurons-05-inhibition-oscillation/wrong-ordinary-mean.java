// Takes the ordinary mean of phases.
// Caught by: phases on a circle
// Says: is the ordinary mean
double[] locking(double[] phases) {
    if (phases.length == 0) return new double[2];
    double x = Arrays.stream(phases).map(phase -> cos(2 * PI * phase)).average().getAsDouble();
    double y = Arrays.stream(phases).map(phase -> sin(2 * PI * phase)).average().getAsDouble();
    double mean = Arrays.stream(phases).average().getAsDouble();
    return new double[] {hypot(x, y), mean < 0 ? mean + 1 : mean};
}
