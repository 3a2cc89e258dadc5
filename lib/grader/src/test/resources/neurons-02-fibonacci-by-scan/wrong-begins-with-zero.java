// Begins with 0, which is none of the numbers.
// Caught by: the largest so far
// Says: don't begin with 0
double[] runningMaximum(double[] values) {
    return Scan.scan((largest, value) -> max(largest, value), values, 0);
}
