// Fits the distances themselves.
// Caught by: the rate of growth
// Says: its logarithm is what grows along a line
double growth(double[] times, double[] distances, double from, double to) {
    int[] at = IntStream.range(0, times.length).filter(k -> times[k] >= from && times[k] <= to).toArray();
    double middle = Arrays.stream(at).mapToDouble(k -> times[k]).average().orElseThrow();
    double together = Arrays.stream(at).mapToDouble(k -> (times[k] - middle) * distances[k]).sum();
    return together / Arrays.stream(at).mapToDouble(k -> pow(times[k] - middle, 2)).sum();
}
