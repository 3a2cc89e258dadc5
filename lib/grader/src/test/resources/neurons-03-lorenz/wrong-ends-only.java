// Looks at the first and the last of the times.
// Caught by: the rate of growth
// Says: the first and the last point only
double growth(double[] times, double[] distances, double from, double to) {
    int[] at = IntStream.range(0, times.length).filter(k -> times[k] >= from && times[k] <= to).toArray();
    int first = at[0], last = at[at.length - 1];
    return log(distances[last] / distances[first]) / (times[last] - times[first]);
}
