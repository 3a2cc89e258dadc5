// Divides the number of spikes, not of periods.
// Caught by: the frequency
// Says: the number of spikes, 5
double frequency(double[] times) {
    if (times.length < 2) return 0;
    return 1000 * times.length / (times[times.length - 1] - times[0]);
}
