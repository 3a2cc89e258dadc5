// Fits all of the run.
// Caught by: the rate of growth
// Says: has stopped growing
double growth(double[] times, double[] distances, double from, double to) {
    double middle = Arrays.stream(times).average().orElseThrow();
    double together = 0, width = 0;
    for (int k = 0; k < times.length; k++) {
        together += (times[k] - middle) * log(distances[k]);
        width += pow(times[k] - middle, 2);
    }
    return together / width;
}
