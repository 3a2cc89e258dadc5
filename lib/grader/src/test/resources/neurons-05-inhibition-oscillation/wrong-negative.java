// Leaves negative phases as they are.
// Caught by: phases on a circle
// Says: is negative
double[] locking(double[] phases) {
    if (phases.length == 0) return new double[2];
    double x = Arrays.stream(phases).map(phase -> cos(2 * PI * phase)).average().getAsDouble();
    double y = Arrays.stream(phases).map(phase -> sin(2 * PI * phase)).average().getAsDouble();
    double mean = atan2(y, x) / (2 * PI);
    return new double[] {hypot(x, y), mean};
}
